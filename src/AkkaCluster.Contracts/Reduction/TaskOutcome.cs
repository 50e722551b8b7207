namespace AkkaCluster.Contracts;

/// <summary>How one task ended, as its reducer sees it.</summary>
public readonly ref struct TaskOutcome
{
    /// <summary>A task that succeeded, or failed for good where <paramref name="failed"/>.</summary>
    public TaskOutcome(long index, ReadOnlySpan<byte> output, bool failed = false)
    {
        Index = index;
        Output = output;
        Failed = failed;
    }

    /// <summary>The task's place among the job's tasks, from 0.</summary>
    public long Index { get; }

    /// <summary>The task's output; of a failed task its last error as UTF-8.</summary>
    public ReadOnlySpan<byte> Output { get; }

    /// <summary>Whether the task failed for good (a job that carries on past failures).</summary>
    public bool Failed { get; }
}
