namespace AkkaCluster.Jobs.Storage;

/// <summary>What became of jobs that waited.</summary>
/// <param name="Queued">Those that wait for nothing more.</param>
/// <param name="Cancelled">Those that waited for one that has not ended as it should.</param>
/// <param name="HasMore">Whether there is more to do at once.</param>
public sealed record ReleasedJobs(IReadOnlyList<ActiveJob> Queued, IReadOnlyList<string> Cancelled, bool HasMore);
