namespace AkkaCluster.Jobs.Storage;

/// <summary>
/// The durable memory of the cluster. A task that a method returns completes when the change is on stable storage. Writes of one node are committed
/// together and in the order of the calls. Every write names the epoch it was made under and fails with <see cref="StaleEpochException"/> when that has
/// passed; with <see cref="StoreUnavailableException"/> when the store cannot be used now, and then nothing is written, unless that says that the answer to the
/// commit was lost. Any other exception is a refusal for good: the same write will not be taken later either.
/// </summary>
public interface IJobStore : IAsyncDisposable
{
    /// <summary>What and where it is, for people.</summary>
    string Description { get; }

    /// <summary>Creates or migrates the schema.</summary>
    /// <exception cref="StoreCorruptException">It is no job store, or one of a newer version.</exception>
    Task OpenAsync(CancellationToken cancellation = default);

    /// <summary>Begins the next incarnation of the leader, and returns its epoch.</summary>
    Task<long> TakeLeadershipAsync(string owner);

    /// <summary>The last incarnation of the leader.</summary>
    Task<Leadership> ReadLeadershipAsync(CancellationToken cancellation = default);

    /// <summary>The cluster that this store belongs to, as its members last wrote it.</summary>
    Task<ClusterRecord> ReadClusterAsync(CancellationToken cancellation = default);

    /// <summary>Writes it where nobody has since <see cref="ClusterRecord.Version"/> was read; false, and nothing written, where somebody has.</summary>
    Task<bool> WriteClusterAsync(ClusterRecord cluster);

    /// <summary>Admits a job with epoch 1, or finds the one of its idempotency key.</summary>
    /// <param name="leaderEpoch">Who admits.</param>
    /// <param name="job">The job.</param>
    /// <param name="patience">After this nobody waits for the job any more, and it is not admitted: <see cref="StoreUnavailableException"/>.</param>
    Task<Admission> AdmitAsync(long leaderEpoch, NewJob job, TimeSpan? patience = null);

    /// <summary>Pauses or resumes a job; false where there is no such job or it is finished.</summary>
    Task<bool> SetPausedAsync(long leaderEpoch, string id, bool paused);

    /// <summary>Ends a job and fences its actor; false where there is no such job or it is finished otherwise. Of one that was cancelled before: true.</summary>
    Task<bool> CancelAsync(long leaderEpoch, string id, DateTimeOffset at);

    /// <summary>Deletes finished jobs that ended before a time, about <paramref name="limit"/> of them, with all that belongs to them; where there are none left, uploads that no job took.</summary>
    /// <returns>How many jobs were deleted; 0 where none is left.</returns>
    Task<int> RetireAsync(long leaderEpoch, DateTimeOffset finishedBefore, int limit);

    /// <summary>The jobs that are not finished, after a number, in order of admission.</summary>
    Task<IReadOnlyList<ActiveJob>> ReadActiveAsync(long afterNumber, int limit, CancellationToken cancellation = default);

    /// <summary>Begins the next incarnation of a job's actor; the job as it is then, or null where there is none. A finished job keeps its epoch.</summary>
    Task<JobRecord?> TakeJobAsync(string id);

    /// <summary>The incarnation ends in order: the next one need not take its tasks for those that took a node down.</summary>
    Task HandOverAsync(long job, long epoch);

    /// <summary>The job runs: its first tasks were handed out, though none is recorded yet. Nothing where it is not queued any more, or the epoch has passed.</summary>
    Task BeginAsync(long job, long epoch, DateTimeOffset at);

    /// <summary>What earlier incarnations recorded.</summary>
    Task<JobHistory> ReadHistoryAsync(long job, CancellationToken cancellation = default);

    /// <summary>Records a chunk's outcome, and with it the end of the job where it says so.</summary>
    Task RecordAsync(ChunkRecord chunk);

    /// <summary>Stores a part of one task's output, while its job is not finished. It counts once a <see cref="ChunkRecord.Stored"/> names its token.</summary>
    Task AppendOutputAsync(string id, string token, int part, ReadOnlyMemory<byte> data);

    /// <summary>Records leases before they are handed out.</summary>
    Task RecordLeasesAsync(long job, long epoch, IReadOnlyList<LeaseRecord> leases);

    /// <summary>Ends a job.</summary>
    Task FinishAsync(long job, long epoch, JobFinish finish);

    /// <summary>Appends lines to an upload that no job uses yet.</summary>
    Task AppendInputsAsync(string upload, long first, IReadOnlyList<string> lines);

    /// <summary>Reads lines of an upload.</summary>
    Task<IReadOnlyList<string>> ReadInputsAsync(string upload, long first, int count, CancellationToken cancellation = default);

    Task<JobRecord?> FindAsync(string id, CancellationToken cancellation = default);

    /// <summary>Jobs, newest first.</summary>
    Task<IReadOnlyList<JobRecord>> ListAsync(JobQuery query, CancellationToken cancellation = default);

    /// <summary>The reduced result of a finished job, or null.</summary>
    Task<JobResult?> ReadResultAsync(long job, CancellationToken cancellation = default);

    /// <summary>Recorded tasks from an index on, in order: at most so many, and fewer where their outputs are large. None where none is left.</summary>
    Task<IReadOnlyList<TaskRecord>> ReadTasksAsync(long job, long from, int limit, CancellationToken cancellation = default);

    /// <summary>Who ran the tasks from an index on, in order.</summary>
    Task<IReadOnlyList<ChunkInfo>> ReadChunksAsync(long job, long from, int limit, CancellationToken cancellation = default);

    /// <summary>How many tasks each worker ran.</summary>
    Task<IReadOnlyDictionary<string, long>> CountByWorkerAsync(long job, CancellationToken cancellation = default);

    /// <summary>Why this node cannot write now, as its last write found out; null where that was written. A write that failed is followed by trials until one is written.</summary>
    string? Trouble { get; }

    /// <summary>Fails where the store cannot be used now, by <see cref="Trouble"/> and by reading it. Writes nothing.</summary>
    Task CheckAsync(CancellationToken cancellation = default);
}
