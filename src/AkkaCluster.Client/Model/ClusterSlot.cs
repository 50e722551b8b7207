namespace AkkaCluster.Client.Model;

/// <summary>What a slot of a worker runs.</summary>
/// <param name="Slot">The slot, from 1.</param>
/// <param name="JobId">The job.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Task">The task that runs.</param>
/// <param name="Attempt">Which attempt at it this is.</param>
/// <param name="Since">When the tasks that were handed out with it began.</param>
public sealed record ClusterSlot(int Slot, string JobId, string Kind, long Task, int Attempt, DateTimeOffset Since)
{
    /// <summary>How far the task says that it is, from 0 to 1; null where it says nothing.</summary>
    public double? Share { get; init; }

    /// <summary>What it says that it does.</summary>
    public string? Note { get; init; }
}
