using System.Text.RegularExpressions;

namespace AkkaCluster.Contracts;

/// <summary>Finds input files by path or glob.</summary>
public static class FileInputs
{
    /// <summary>The files that any of the globs names, each once, in order of path. A directory stands for all files below it.</summary>
    /// <exception cref="PlanException">A glob names no file.</exception>
    public static IReadOnlyList<string> Find(IEnumerable<string> globs)
    {
        ArgumentNullException.ThrowIfNull(globs);
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var glob in globs)
        {
            var before = found.Count;
            var matches = Match(glob).ToList();
            if (matches.Count == 0 && before == found.Count)
                throw new PlanException($"No file matches '{glob}' (looked from {Environment.CurrentDirectory}). Inputs must lie on storage that every node sees under the same path.");
            found.UnionWith(matches);
        }

        return [.. found];
    }

    private static IEnumerable<string> Match(string glob)
    {
        var full = Path.GetFullPath(glob);
        if (File.Exists(full))
            return [full];
        if (Directory.Exists(full))
            return Directory.EnumerateFiles(full, "*", SearchOption.AllDirectories);
        var wildcard = full.IndexOfAny(['*', '?']);
        if (wildcard < 0)
            return [];
        var root = full[..(full.LastIndexOf('/', wildcard) + 1)];
        if (!Directory.Exists(root))
            return [];
        var pattern = new Regex(ToRegex(full), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        var depth = full.AsSpan(wildcard).Contains('/') ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly;
        return Directory.EnumerateFiles(root, "*", depth).Where(path => pattern.IsMatch(path));
    }

    private static string ToRegex(string glob) => "^" + Regex.Escape(glob)
        .Replace(@"\*\*/", "(.*/)?", StringComparison.Ordinal)
        .Replace(@"\*\*", ".*", StringComparison.Ordinal)
        .Replace(@"\*", "[^/]*", StringComparison.Ordinal)
        .Replace(@"\?", "[^/]", StringComparison.Ordinal) + "$";
}
