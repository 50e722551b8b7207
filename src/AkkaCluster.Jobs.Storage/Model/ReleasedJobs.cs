namespace AkkaCluster.Jobs.Storage;

/// <summary>What became of jobs that waited.</summary>
/// <param name="Queued">Those that wait for nothing more.</param>
/// <param name="Cancelled">Those that waited for one that has not ended as it should.</param>
/// <param name="Unresolved">Those that wait for their inputs only (<see cref="ILeaderStore.ResolveAsync"/>): a few of them.</param>
/// <param name="HasMore">Whether there is more to do at once.</param>
public sealed record ReleasedJobs(IReadOnlyList<ActiveJob> Queued, IReadOnlyList<string> Cancelled, IReadOnlyList<JobRecord> Unresolved, bool HasMore);
