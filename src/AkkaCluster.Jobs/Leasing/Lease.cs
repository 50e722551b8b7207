using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Leasing;

/// <summary>The right of one worker to run one chunk, until it answers or is lost.</summary>
/// <param name="Id">Unique within one incarnation of the job's actor.</param>
/// <param name="Run">The tasks.</param>
/// <param name="Attempt">Which attempt at them this is.</param>
/// <param name="Kills">How many workers were lost with them before.</param>
/// <param name="Worker">Who holds it.</param>
/// <param name="Since">When it was handed out.</param>
internal sealed record Lease(long Id, TaskRun Run, int Attempt, int Kills, string Worker, DateTimeOffset Since)
{
    /// <summary>The lease of the same tasks that another worker got when this one took too long, or the other way round.</summary>
    public long? Twin { get; init; }

    /// <summary>Whether it is the later of two.</summary>
    public bool Again { get; init; }

    /// <summary>The tasks that are reported already, where a chunk is reported in parts.</summary>
    public TaskSet? Parts { get; init; }

    /// <summary>When the worker last said that it holds it.</summary>
    public DateTimeOffset Renewed { get; init; } = Since;
}
