using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs;

/// <summary>What the store has of a job whose tasks were one small chunk that succeeded at once. It travels with the word of the job's end, so that whoever waited need not read it.</summary>
internal sealed record JobEnd
{
    /// <summary>The most bytes of outputs and result that travel so.</summary>
    public const int Most = 16 * 1024;

    public required long Number { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset FinishedAt { get; init; }

    public required string Worker { get; init; }

    public required int Attempts { get; init; }

    public required TimeSpan Elapsed { get; init; }

    public required PackedOutputs Outputs { get; init; }

    public JobResult? Result { get; init; }

    /// <summary>The end of a job that was recorded together with its last chunk; null where that is not all that there is to know.</summary>
    /// <param name="job">The job, its counters up to date.</param>
    /// <param name="chunk">The chunk.</param>
    public static JobEnd? Of(JobRecord job, ChunkRecord chunk) =>
        chunk.Finish is { State: JobState.Succeeded } finish && job.Epoch == 1 && chunk.Chunk == new TaskRun(0, (int)Math.Min(job.TaskCount, int.MaxValue)) && job.Succeeded == job.TaskCount && job.Retries == 0
        && chunk.Stored.Count == 0 && chunk.Runs is [var all] && all == chunk.Chunk && chunk.Outputs.Data.Length + (finish.Result?.Data.Length ?? 0) <= Most
            ? new JobEnd
            {
                Number = job.Number,
                SubmittedAt = Stored(job.SubmittedAt),
                StartedAt = Stored(chunk.StartedAt),
                FinishedAt = Stored(finish.At),
                Worker = chunk.Worker,
                Attempts = chunk.Attempt,
                Elapsed = TimeSpan.FromMilliseconds((long)chunk.Elapsed.TotalMilliseconds),
                Outputs = chunk.Outputs,
                Result = finish.Result,
            }
            : null;

    /// <summary>The job as the store has it.</summary>
    /// <param name="end">The last word of it.</param>
    /// <param name="spec">What was submitted.</param>
    public JobRecord ToRecord(JobProgress end, JobSpec spec) => new()
    {
        Number = Number,
        Id = end.JobId,
        Spec = spec,
        Epoch = 1,
        State = end.State,
        Paused = end.Paused,
        Succeeded = end.Succeeded,
        Failed = end.Failed,
        Duplicates = end.Duplicates,
        Retries = end.Retries,
        SubmittedAt = SubmittedAt,
        StartedAt = StartedAt,
        FinishedAt = FinishedAt,
        Error = end.Error,
        ResultType = Result?.ContentType,
    };

    public IReadOnlyList<TaskView> Tasks()
    {
        var tasks = new TaskView[Outputs.Count];
        for (var (index, at) = (0, 0); index < tasks.Length; at += Outputs.Lengths[index], index++)
            tasks[index] = new TaskView(index, Failed: false, Attempts, Worker, Outputs.Data.Slice(at, Outputs.Lengths[index])) { StartedAt = StartedAt, Elapsed = Elapsed };
        return tasks;
    }

    /// <summary>Times are stored to the millisecond.</summary>
    private static DateTimeOffset Stored(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
}
