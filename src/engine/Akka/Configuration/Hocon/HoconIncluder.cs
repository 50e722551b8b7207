namespace Akka.Configuration.Hocon;

/// <summary>Finds the documents that a document includes.</summary>
internal sealed class HoconIncluder(Func<string, HoconRoot?>? callback, int depth = 0)
{
    private const int MaxDepth = 32;

    /// <summary>The included document's root, or null when there is none of that name.</summary>
    public ObjectNode? Find(string name)
    {
        if (callback is not null) return callback(name)?.Node;
        var file = new[] { name, Path.Combine(AppContext.BaseDirectory, name) }.FirstOrDefault(File.Exists);
        if (file is null) return null;
        if (depth == MaxDepth) throw new ConfigurationException($"found an include of '{name}' {MaxDepth} documents deep, expected no document to include itself.");
        return new HoconParser(File.ReadAllText(file), name, new HoconIncluder(null, depth + 1)).ParseDocument();
    }
}
