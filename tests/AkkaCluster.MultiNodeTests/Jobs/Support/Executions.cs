namespace AkkaCluster.MultiNodeTests.Jobs.Support;

/// <summary>Which node began which task, as <see cref="TraceKind"/> wrote it down.</summary>
internal sealed class Executions
{
    public const string Prefix = "executed.";

    private readonly List<(string Node, string Job, long Index)> _all = [];

    private Executions()
    {
    }

    public static Executions Read(string folder)
    {
        var read = new Executions();
        foreach (var file in Directory.EnumerateFiles(folder, Prefix + "*"))
        {
            var node = Path.GetFileName(file)[Prefix.Length..];
            // A node that was killed may have left half a line.
            foreach (var line in File.ReadAllText(file).Split('\n')[..^1])
                read._all.Add((node, line.Split(' ')[0], long.Parse(line.Split(' ')[1])));
        }

        return read;
    }

    public int CountAt(string node) => _all.Count(execution => execution.Node == node);

    public bool IsAt(string node, string job) => _all.Exists(execution => execution.Node == node && execution.Job == job);

    /// <summary>The tasks that were begun by each of two nodes.</summary>
    public int CountAtBoth(string one, string other) =>
        _all.Where(execution => execution.Node == one).Select(execution => (execution.Job, execution.Index))
            .Intersect(_all.Where(execution => execution.Node == other).Select(execution => (execution.Job, execution.Index)))
            .Count();

    /// <summary>The tasks that ran more than once where no node was lost that had begun them.</summary>
    public List<string> NeedlesslyRepeated(params string[] lost) =>
        [.. _all.Where(execution => !lost.Contains(execution.Node))
            .GroupBy(execution => (execution.Job, execution.Index))
            .Where(task => task.Count() > 1)
            .Select(task => $"task {task.Key.Index} of {task.Key.Job} at {string.Join(", ", task.Select(execution => execution.Node))}")];
}
