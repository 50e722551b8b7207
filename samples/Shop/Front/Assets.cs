namespace AkkaCluster.Samples.Shop.Front;

/// <summary>The files of the page, read from the program once. Those that the page names have a hash of what is in them in their names.</summary>
internal static class Assets
{
    private static readonly Dictionary<string, string> Types = new() { [".html"] = "text/html; charset=utf-8", [".js"] = "text/javascript; charset=utf-8", [".css"] = "text/css; charset=utf-8" };

    static Assets()
    {
        var (script, style) = (Read("shop.js", text => text), Read("shop.css", text => text));
        Page = Read("index.html", text => text.Replace("shop.js", $"/static/{script.Name}", StringComparison.Ordinal).Replace("shop.css", $"/static/{style.Name}", StringComparison.Ordinal));
        Static = new[] { script, style }.ToDictionary(asset => asset.Name);
    }

    public static Asset Page { get; }

    public static IReadOnlyDictionary<string, Asset> Static { get; }

    private static Asset Read(string name, Func<string, string> change)
    {
        using var reader = new StreamReader(typeof(Assets).Assembly.GetManifestResourceStream($"front/{name}")!);
        var content = Encoding.UTF8.GetBytes(change(reader.ReadToEnd()));
        var hash = Convert.ToHexStringLower(SHA256.HashData(content))[..12];
        return new Asset($"{Path.GetFileNameWithoutExtension(name)}.{hash}{Path.GetExtension(name)}", $"\"{hash}\"", Types[Path.GetExtension(name)], content);
    }
}
