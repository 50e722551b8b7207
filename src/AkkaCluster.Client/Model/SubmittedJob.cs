namespace AkkaCluster.Client.Model;

/// <summary>The answer to a submission: from now on the job is not lost.</summary>
/// <param name="Id">The job's id.</param>
/// <param name="Existed">Whether the idempotency key already stood for it.</param>
/// <param name="Finished">The finished job, where the call waited and it ended in time.</param>
/// <param name="Result">Its result, where it has one and it is small enough for an answer.</param>
/// <param name="Outputs">The outputs of its tasks, where the kind makes no result and they are few.</param>
public sealed record SubmittedJob(string Id, bool Existed, Job? Finished, JobResult? Result, IReadOnlyList<string>? Outputs);
