namespace AkkaCluster.Chaos.Rounds;

/// <summary>What the workers wrote down of the tasks that they began to run.</summary>
internal static class ExecutionLogs
{
    /// <summary>How often each input that begins so was run.</summary>
    public static IReadOnlyDictionary<string, int> Count(string folder, string beginning)
    {
        var counts = new Dictionary<string, int>();
        foreach (var input in Directory.EnumerateFiles(folder).SelectMany(ReadLines).Where(line => line.StartsWith(beginning, StringComparison.Ordinal)))
            counts[input] = counts.GetValueOrDefault(input) + 1;
        return counts;
    }

    private static IEnumerable<string> ReadLines(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
