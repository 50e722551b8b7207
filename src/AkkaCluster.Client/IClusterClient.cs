using AkkaCluster.Client.Model;

namespace AkkaCluster.Client;

/// <summary>
/// The jobs of a cluster, for who hands them in: over HTTP from any process (<see cref="ClusterClient"/>), or without HTTP inside of a node. What is refused, and what cannot be
/// answered, is a <see cref="ClusterException"/> in both.
/// </summary>
public interface IClusterClient
{
    /// <summary>Submits a job. When it returns the job is durable; with <paramref name="wait"/> it returns when the job has ended, or that time is over.</summary>
    Task<SubmittedJob> SubmitAsync(JobRequest request, TimeSpan? wait = null, CancellationToken cancellation = default);

    /// <summary>Submits a job of any number of inputs, sent as they are read.</summary>
    Task<SubmittedJob> SubmitLinesAsync(JobRequest request, IAsyncEnumerable<string> lines, TimeSpan? wait = null, CancellationToken cancellation = default);

    /// <summary>A job.</summary>
    Task<Job> GetAsync(string id, CancellationToken cancellation = default);

    /// <summary>Jobs, newest first.</summary>
    Task<IReadOnlyList<Job>> ListAsync(JobFilter? filter = null, CancellationToken cancellation = default);

    /// <summary>Waits for a job's end; the job as it then is, finished or not.</summary>
    Task<Job> WaitAsync(string id, TimeSpan wait, CancellationToken cancellation = default);

    /// <summary>A job's progress: now, whenever it changes, and when it ends; then the stream ends.</summary>
    IAsyncEnumerable<JobProgress> WatchAsync(string id, CancellationToken cancellation = default);

    /// <summary>The recorded tasks of a job in order of input: all, or those that failed for good, or those that did not.</summary>
    IAsyncEnumerable<JobTask> GetTasksAsync(string id, long from = 0, bool? failed = null, CancellationToken cancellation = default);

    /// <summary>One task with all attempts at it, and what they left.</summary>
    Task<JobTaskDetails> GetTaskAsync(string id, long index, CancellationToken cancellation = default);

    /// <summary>Attempts at a job's tasks in order of input: those that failed or were lost, and those that succeeded where their outputs have logs.</summary>
    IAsyncEnumerable<JobAttempt> GetAttemptsAsync(string id, long from = 0, CancellationToken cancellation = default);

    /// <summary>Who ran which recorded tasks of a job, and when, in order of the tasks.</summary>
    IAsyncEnumerable<JobChunk> GetChunksAsync(string id, long from = 0, CancellationToken cancellation = default);

    /// <summary>A job's result; of a kind that makes none, the outputs of its tasks, a line each.</summary>
    Task<JobResult> GetResultAsync(string id, CancellationToken cancellation = default);

    /// <summary>The same of a job that need not have succeeded: what the tasks that have make.</summary>
    Task<JobResult> GetPartialResultAsync(string id, CancellationToken cancellation = default);

    /// <summary>Ends a job.</summary>
    Task<Job> CancelAsync(string id, CancellationToken cancellation = default);

    /// <summary>Holds a job.</summary>
    Task<Job> PauseAsync(string id, CancellationToken cancellation = default);

    /// <summary>Lets a held job go on.</summary>
    Task<Job> ResumeAsync(string id, CancellationToken cancellation = default);

    /// <summary>Runs a job that has ended again, as the same job: all of it, or what has not succeeded.</summary>
    Task<Job> RerunAsync(string id, bool failedOnly = false, CancellationToken cancellation = default);

    /// <summary>Deletes a job that has ended, with all that belongs to it.</summary>
    Task DeleteAsync(string id, CancellationToken cancellation = default);

    /// <summary>Submits the same as a new job: same kind, parameters, inputs and settings.</summary>
    Task<SubmittedJob> CloneAsync(string id, string? idempotencyKey = null, CancellationToken cancellation = default);

    /// <summary>The jobs that are handed in by the clock.</summary>
    IScheduleClient Schedules { get; }
}
