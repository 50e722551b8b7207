namespace AkkaCluster.Jobs;

/// <summary>A recorded task for people.</summary>
public readonly record struct TaskView(long Index, bool Failed, int Attempts, string? Worker, ReadOnlyMemory<byte> Output)
{
    /// <summary>When the tasks began that were reported together with it; null where that was not read.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>How long they took.</summary>
    public TimeSpan? Elapsed { get; init; }
}
