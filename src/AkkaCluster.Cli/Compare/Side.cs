using AkkaCluster.Cli.Local;

namespace AkkaCluster.Cli.Compare;

/// <summary>One side of the comparison as processes of this machine.</summary>
internal abstract class Side(string folder) : IAsyncDisposable
{
    /// <summary>What the report calls it.</summary>
    public abstract string Name { get; }

    /// <summary>Where tasks are handed in. Several only where a task that is handed in twice is still one task.</summary>
    public abstract IReadOnlyList<Uri> Entries { get; }

    /// <summary>All processes that were started.</summary>
    public abstract IReadOnlyList<LocalNode> Nodes { get; }

    /// <summary>Those that run tasks, and run now.</summary>
    public abstract IReadOnlyList<LocalNode> Executing { get; }

    /// <summary>Where each process writes down what it runs.</summary>
    protected string ExecutionFolder { get; } = Path.Combine(folder, "executions");

    /// <summary>Starts it and waits until it takes tasks.</summary>
    public abstract Task StartAsync(CancellationToken cancellation);

    /// <summary>The process that tasks arrive at: the leader's node, or the balancer.</summary>
    public abstract Task<LocalNode> FindEntryAsync(CancellationToken cancellation);

    /// <summary>Starts a process again that has ended.</summary>
    public abstract void Restart(LocalNode ended);

    /// <summary>Results that are kept more than once; null where a side keeps none.</summary>
    public abstract Task<long?> CountRecordedTwiceAsync(CancellationToken cancellation);

    /// <summary>Executions beyond the first of each task, by what the processes wrote down as they began.</summary>
    public long CountExecutedTwice() => Directory.EnumerateFiles(ExecutionFolder)
        .SelectMany(File.ReadLines)
        .CountBy(line => line)
        .Sum(line => line.Value - 1L);

    public abstract Task StopAsync();

    public abstract ValueTask DisposeAsync();
}
