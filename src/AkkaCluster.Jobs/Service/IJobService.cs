using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs;

/// <summary>
/// The jobs of the cluster as any node offers them. Calls that need the leader wait for a new one during a failover, and may be repeated inside:
/// a submission is then still one job. Reads come from the job store. Every refusal is a <see cref="JobRefusedException"/>.
/// </summary>
public interface IJobService
{
    /// <summary>The kinds that this node knows, for descriptions and early checks.</summary>
    JobKindRegistry Kinds { get; }

    /// <summary>Submits a job: when this returns, it is durable. With <paramref name="wait"/> the answer comes when the job has ended, or that time is over.</summary>
    Task<SubmittedJob> SubmitAsync(JobSubmission submission, TimeSpan? wait = null, CancellationToken cancellation = default);

    /// <summary>Stores lines as they come, in bounded memory, and returns the source to submit.</summary>
    Task<InputSource.Upload> UploadAsync(IAsyncEnumerable<string> lines, CancellationToken cancellation = default);

    /// <summary>The job, or null. Here and in all that follows an id may be shortened to a beginning that no other job's has.</summary>
    Task<JobRecord?> FindAsync(string id, CancellationToken cancellation = default);

    /// <summary>Jobs, newest first; page on with <see cref="JobQuery.Before"/>.</summary>
    Task<IReadOnlyList<JobRecord>> ListAsync(JobQuery query, CancellationToken cancellation = default);

    /// <summary>How many jobs there are of each state, as the store has them; states without any are not named.</summary>
    Task<IReadOnlyDictionary<JobState, long>> CountAsync(CancellationToken cancellation = default);

    /// <summary>The reduced result; null where the kind has no reducer or the job did not succeed.</summary>
    Task<JobResult?> ReadResultAsync(string id, CancellationToken cancellation = default);

    /// <summary>
    /// The result as far as it is known: the reduced one, where there is one, or what the reducer makes of the tasks that succeeded; null where the kind has no reducer.
    /// </summary>
    Task<JobResult?> ReadPartialResultAsync(string id, CancellationToken cancellation = default);

    /// <summary>The recorded tasks in order of input: all, or those that failed for good, or those that did not.</summary>
    IAsyncEnumerable<TaskView> ReadTasksAsync(string id, long from = 0, bool? failed = null, CancellationToken cancellation = default);

    /// <summary>One task with all attempts at it.</summary>
    Task<TaskHistory> ReadTaskAsync(string id, long index, CancellationToken cancellation = default);

    /// <summary>Attempts in order of input from a task on: those that failed or were lost, and those that succeeded where their outputs have logs.</summary>
    IAsyncEnumerable<AttemptRecord> ReadAttemptsAsync(string id, long from = 0, CancellationToken cancellation = default);

    /// <summary>Who ran which tasks that are recorded, and when, in order of the tasks.</summary>
    IAsyncEnumerable<ChunkInfo> ReadChunksAsync(string id, long from = 0, CancellationToken cancellation = default);

    /// <summary>The outputs of a job's first tasks in order of input: as many as asked for, or fewer where they are large.</summary>
    Task<IReadOnlyList<ReadOnlyMemory<byte>>> ReadOutputsAsync(JobRecord job, int most, CancellationToken cancellation = default);

    /// <summary>The job's progress: now, whenever it changes (at most some times a second), when it cannot go on, and when it ends; then the stream ends.</summary>
    IAsyncEnumerable<JobProgress> WatchAsync(string id, CancellationToken cancellation = default);

    /// <summary>How far those of the jobs are that are not finished, and why they wait, as the leader knows it; null where none answers.</summary>
    Task<IReadOnlyDictionary<string, JobProgress>?> ReadProgressAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation = default);

    /// <summary>Waits for the job's end: the job as it then is, or null where the time is over.</summary>
    Task<JobRecord?> WaitAsync(string id, TimeSpan wait, CancellationToken cancellation = default);

    /// <summary>Ends a job.</summary>
    Task CancelAsync(string id, CancellationToken cancellation = default);

    /// <summary>Holds a job: no more of it is handed out until it is resumed.</summary>
    Task PauseAsync(string id, CancellationToken cancellation = default);

    /// <summary>Lets a held job go on.</summary>
    Task ResumeAsync(string id, CancellationToken cancellation = default);

    /// <summary>
    /// Runs a job that has ended again: all of it, or what has not succeeded. It is the same job, in a further round, which <paramref name="round"/> names; null for the one after the job's.
    /// Asked again for the same round, it is begun already.
    /// </summary>
    Task RerunAsync(string id, bool failedOnly, int? round = null, CancellationToken cancellation = default);

    /// <summary>Deletes a job that has ended, with all that belongs to it.</summary>
    Task DeleteAsync(string id, CancellationToken cancellation = default);

    /// <summary>Submits the same as a new job: same kind, parameters, inputs and settings.</summary>
    Task<SubmittedJob> CloneAsync(string id, string? idempotencyKey = null, CancellationToken cancellation = default);

    /// <summary>Members, leader and workers.</summary>
    Task<ClusterOverview> OverviewAsync(CancellationToken cancellation = default);

    /// <summary>Chunks that have ended since the last of an answer before, without it all that the leader still has; null where no leader answers. Of many that end within a second, some are left out.</summary>
    Task<EndedChunks?> EndedChunksAsync(EndedChunks? before = null, CancellationToken cancellation = default);

    /// <summary>Gives a worker so many slots, until it is given others or its node ends. Where they are fewer than it runs tasks, those that run come to their end.</summary>
    Task SetSlotsAsync(string address, int slots, CancellationToken cancellation = default);

    /// <summary>How many slots would do what is queued within a time, from a second to a day; null for the time of the settings.</summary>
    Task<ClusterDemand> DemandAsync(TimeSpan? within = null, CancellationToken cancellation = default);

    /// <summary>Tells a worker to finish what it holds, take no more, and leave the cluster.</summary>
    Task DrainAsync(string address, CancellationToken cancellation = default);

    /// <summary>Whether this node has a leader and a store that can be written; else the reason. However often it is asked, it looks twice a second at most, and writes nothing.</summary>
    Task<string?> CheckReadyAsync(CancellationToken cancellation = default);
}
