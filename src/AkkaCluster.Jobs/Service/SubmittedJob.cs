using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs;

/// <summary>The answer to a submission.</summary>
/// <param name="Id">The job's id; durable from now on.</param>
/// <param name="Existed">Whether the idempotency key already stood for it.</param>
/// <param name="Finished">The finished job, where the caller waited and it ended in time.</param>
public sealed record SubmittedJob(string Id, bool Existed, JobRecord? Finished)
{
    /// <summary>The recorded tasks of a finished job, where they are few and small; else null, and they are read when they are needed.</summary>
    public IReadOnlyList<TaskView>? Tasks { get; init; }

    /// <summary>The reduced result, where <see cref="Tasks"/> are given and there is one.</summary>
    public JobResult? Result { get; init; }
}
