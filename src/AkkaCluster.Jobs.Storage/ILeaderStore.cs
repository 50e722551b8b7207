namespace AkkaCluster.Jobs.Storage;

/// <summary>What the leader reads and writes; its writes name its epoch, and fail as <see cref="IJobStore"/> says.</summary>
public interface ILeaderStore : IJobLookup
{
    /// <summary>Begins the next incarnation of the leader, and returns its epoch.</summary>
    Task<long> TakeLeadershipAsync(string owner);

    /// <summary>Admits a job with epoch 1, or finds the one of its idempotency key.</summary>
    /// <param name="leaderEpoch">Who admits.</param>
    /// <param name="job">The job.</param>
    /// <param name="patience">After this nobody waits for the job any more, and it is not admitted: <see cref="StoreUnavailableException"/>.</param>
    Task<Admission> AdmitAsync(long leaderEpoch, NewJob job, TimeSpan? patience = null);

    /// <summary>Pauses or resumes a job; null where there is no such job or it is finished.</summary>
    /// <returns>Where it stands.</returns>
    Task<JobState?> SetPausedAsync(long leaderEpoch, string id, bool paused);

    /// <summary>Ends a job and fences its actor; null where there is no such job or it is finished otherwise.</summary>
    /// <returns>Where it stood, perhaps cancelled before.</returns>
    Task<JobState?> CancelAsync(long leaderEpoch, string id, DateTimeOffset at);

    /// <summary>Whether and when there is something for <see cref="ReleaseAsync"/> to do. Writes nothing.</summary>
    Task<ReleaseOutlook> ReadOutlookAsync(CancellationToken cancellation = default);

    /// <summary>Lets jobs that waited for one that has ended know it, and queues those that wait for nothing more, about <paramref name="limit"/> of them.</summary>
    Task<ReleasedJobs> ReleaseAsync(long leaderEpoch, DateTimeOffset now, int limit);

    /// <summary>
    /// Begins a further round of a job that has ended, which is queued again then. Attempts of earlier rounds stay, and so do tasks that succeeded, where <paramref name="failedOnly"/>. Asked again
    /// for the same round, it is begun already. A large job is changed piece by piece; what is begun is done by being asked again.
    /// </summary>
    /// <param name="leaderEpoch">Who does it.</param>
    /// <param name="id">The job.</param>
    /// <param name="failedOnly">Whether only what has not succeeded is run.</param>
    /// <param name="round">The round to begin: the one after the job's.</param>
    /// <param name="at">When.</param>
    Task<Rerun> RerunAsync(long leaderEpoch, string id, bool failedOnly, int round, DateTimeOffset at);

    /// <summary>Deletes a job that has ended with all that belongs to it; false where there is no such job or it has not ended.</summary>
    Task<bool> DeleteAsync(long leaderEpoch, string id);

    /// <summary>Gives a waiting job its inputs, which were <see cref="JobInputs.Outputs"/>; nothing where it has them, or waits no more.</summary>
    Task ResolveAsync(long leaderEpoch, long job, JobInputs inputs);

    /// <summary>Ends a waiting job that cannot have its inputs.</summary>
    Task FailWaitingAsync(long leaderEpoch, long job, JobFinish finish);

    /// <summary>Deletes finished jobs that ended before a time, about <paramref name="limit"/> of them, with all that belongs to them; where there are none left, uploads that no job took, and kinds that were pushed and are not needed any more.</summary>
    /// <returns>How many jobs were deleted; 0 where none is left.</returns>
    Task<int> RetireAsync(long leaderEpoch, DateTimeOffset finishedBefore, int limit);

    /// <summary>The jobs that are neither waiting nor finished, after a number, in order of admission.</summary>
    Task<IReadOnlyList<ActiveJob>> ReadActiveAsync(long afterNumber, int limit, CancellationToken cancellation = default);

    /// <summary>Why this node cannot write now, as its last write found out; null where that was written. A write that failed is followed by trials until one is written.</summary>
    string? Trouble { get; }
}
