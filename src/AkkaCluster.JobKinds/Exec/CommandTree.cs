using System.Globalization;

namespace AkkaCluster.JobKinds.Exec;

/// <summary>
/// Kills all that a command started, also what left its session: by the mark in the environment that is inherited, and by descent as long as the parents live.
/// What changed both is not found.
/// </summary>
internal static class CommandTree
{
    /// <summary>Processes that are started while others are killed are found by a further look; more looks than this are needed by none that ends.</summary>
    private const int MostLooks = 10;

    /// <param name="leader">The command's own process; 0 where it has ended.</param>
    /// <param name="mark">The variable that only this command and its descendants have, as name=value.</param>
    public static void Kill(int leader, ReadOnlySpan<byte> mark)
    {
        var killed = new HashSet<int>();
        for (var look = 0; look < MostLooks; look++)
        {
            var found = Find(leader, mark, killed);
            if (found.Count == 0)
                return;
            foreach (var process in found)
                _ = Posix.Signal(process, Posix.Kill);
            killed.UnionWith(found);
        }
    }

    private static List<int> Find(int leader, ReadOnlySpan<byte> mark, HashSet<int> killed)
    {
        var parents = new Dictionary<int, int>();
        var marked = new HashSet<int>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out var process))
                continue;
            parents[process] = ParentOf(folder);
            if (process == leader || Read(folder + "/environ").AsSpan().IndexOf(mark) >= 0)
                marked.Add(process);
        }
        return [.. parents.Keys.Where(process => !killed.Contains(process) && Descends(process))];

        bool Descends(int process)
        {
            for (var depth = 0; depth < parents.Count; depth++)
            {
                if (marked.Contains(process) || killed.Contains(process))
                    return true;
                if (!parents.TryGetValue(process, out process))
                    return false;
            }
            return false;
        }
    }

    /// <summary>The fourth field of <c>stat</c>, behind the name in parentheses; 0 where the process is gone.</summary>
    private static int ParentOf(string folder)
    {
        var stat = System.Text.Encoding.ASCII.GetString(Read(folder + "/stat"));
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > 1 && int.TryParse(fields[1], CultureInfo.InvariantCulture, out var parent) ? parent : 0;
    }

    private static byte[] Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
