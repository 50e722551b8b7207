namespace AkkaCluster.Jobs.Storage;

/// <summary>A recorded task.</summary>
/// <param name="Index">Its place among the job's tasks.</param>
/// <param name="Failed">Whether it failed for good.</param>
/// <param name="Attempts">How many attempts it took.</param>
/// <param name="Output">Its output; of a failed task the last error as UTF-8.</param>
public readonly record struct TaskRecord(long Index, bool Failed, int Attempts, ReadOnlyMemory<byte> Output)
{
    /// <summary>The token under which the output is stored apart; null where it is here, or was read.</summary>
    public string? Stored { get; init; }
}
