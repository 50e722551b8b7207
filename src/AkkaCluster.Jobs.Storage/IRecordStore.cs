namespace AkkaCluster.Jobs.Storage;

/// <summary>What jobs' actors read and write, and the workers that run their tasks; the writes of an actor name its epoch, and fail as <see cref="IJobStore"/> says.</summary>
public interface IRecordStore : IJobLookup, IFileStore
{
    /// <summary>Begins the next incarnation of a job's actor; the job as it is then, or null where there is none. A finished job keeps its epoch.</summary>
    Task<JobRecord?> TakeJobAsync(string id);

    /// <summary>The incarnation ends in order: the next one need not take its tasks for those that took a node down.</summary>
    Task HandOverAsync(long job, long epoch);

    /// <summary>The job runs: its first tasks were handed out, though none is recorded yet. Nothing where it is not queued any more, or the epoch has passed.</summary>
    Task BeginAsync(long job, long epoch, DateTimeOffset at);

    /// <summary>The job is queued again: no worker holds anything of it any more. Nothing where it does not run, or the epoch has passed.</summary>
    Task StandStillAsync(long job, long epoch);

    /// <summary>What earlier incarnations recorded.</summary>
    Task<JobHistory> ReadHistoryAsync(long job, CancellationToken cancellation = default);

    /// <summary>Records a chunk's outcome, and with it the end of the job where it says so.</summary>
    Task RecordAsync(ChunkRecord chunk);

    /// <summary>Keeps that leases were lost, for people. Nothing where the epoch has passed.</summary>
    Task RecordLostAsync(long job, long epoch, IReadOnlyList<LostLease> lost);

    /// <summary>Stores a part of one task's output, while its job is not finished. It counts once a <see cref="ChunkRecord.Stored"/> names its token.</summary>
    Task AppendOutputAsync(string id, string token, int part, ReadOnlyMemory<byte> data);

    /// <summary>Records leases before they are handed out.</summary>
    Task RecordLeasesAsync(long job, long epoch, IReadOnlyList<LeaseRecord> leases);

    /// <summary>Ends a job.</summary>
    Task FinishAsync(long job, long epoch, JobFinish finish);
}
