using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using AkkaCluster.Jobs.Storage;
using Wire = AkkaCluster.Client.Model;

namespace AkkaCluster.Jobs.Http;

/// <summary>What the job service knows, as the API shows it: in the types that the client reads.</summary>
internal static class Answers
{
    public static Wire.Job Job(JobRecord job) => Fill(new Wire.Job { Id = job.Id, Kind = job.Spec.Kind }, job);

    /// <summary>A finished job with whatever else its answer says.</summary>
    public static T Fill<T>(T answer, JobRecord job) where T : Wire.Job => (T)(answer with
    {
        Id = job.Id,
        Number = job.Number,
        Kind = job.Spec.Kind,
        Name = job.Spec.Name,
        Round = job.Round,
        State = State(job.State),
        Paused = job.Paused,
        TaskCount = job.TaskCount,
        Succeeded = job.Succeeded,
        Failed = job.Failed,
        Duplicates = job.Duplicates,
        Retries = job.Retries,
        SubmittedAt = job.SubmittedAt,
        QueuedAt = job.QueuedAt,
        NotBefore = job.Spec.NotBefore,
        Waits = JobProgress.WaitsFor(job),
        After = [.. job.Spec.After.Select(dependency => new Wire.JobDependency(dependency.Job, Enum.Parse<Wire.EndCondition>(dependency.On.ToString())))],
        StartedAt = job.StartedAt,
        FinishedAt = job.FinishedAt,
        Error = job.Error,
        ResultType = job.ResultType,
        Priority = job.Spec.Priority,
        MaxAttempts = job.Spec.MaxAttempts,
        TaskTimeLimitSeconds = job.Spec.TaskTimeLimit?.TotalSeconds,
        FailFast = job.Spec.FailFast,
        Speculate = job.Spec.Speculate,
        IdempotencyKey = job.Spec.IdempotencyKey,
        Epoch = job.Epoch,
        Queue = job.Spec.Queue,
        Requires = job.Spec.Requires,
        Labels = job.Spec.Labels,
        Parameters = JsonNode.Parse(job.Spec.Parameters) as JsonObject,
    });

    /// <summary>A job as the store has it, with what the leader knows of it beside: it runs where workers hold something of it.</summary>
    public static Wire.Job Job(JobRecord job, IReadOnlyDictionary<string, JobProgress>? live)
    {
        var answer = Job(job);
        // The leader does not know those that wait for a time or for others.
        if (job.State.IsFinal() || job.State == JobState.Waiting)
            return answer;
        if (live is null)
            return answer with { Waits = "There is no leader that answers at the moment." };
        return live.GetValueOrDefault(job.Id) is { } progress
            ? answer with { State = State(progress.State), Leased = progress.Leased, Workers = progress.Workers, Waits = progress.NotReady?.Reason ?? progress.Waits }
            : answer;
    }

    public static Wire.JobProgress Progress(JobProgress progress) => new()
    {
        Id = progress.JobId,
        State = State(progress.State),
        Paused = progress.Paused,
        TaskCount = progress.TaskCount,
        Succeeded = progress.Succeeded,
        Failed = progress.Failed,
        Duplicates = progress.Duplicates,
        Retries = progress.Retries,
        Leased = progress.Leased,
        Home = progress.Home,
        NotReady = progress.NotReady is { } notReady ? new Wire.NotReady(notReady.Reason, notReady.Since) : null,
        Error = progress.Error,
        Round = progress.Round,
        Waits = progress.Waits,
        Workers = progress.Workers,
    };

    public static Wire.ClusterInfo Cluster(ClusterOverview cluster) => new()
    {
        Name = cluster.Name,
        SelfAddress = cluster.SelfAddress,
        LeaderAddress = cluster.LeaderAddress,
        LeaderEpoch = cluster.LeaderEpoch,
        Nodes = [.. cluster.Nodes.Select(Node)],
        Workers = [.. cluster.Workers.Select(Worker)],
        QueuedJobs = cluster.QueuedJobs,
        ActiveJobs = cluster.ActiveJobs,
        StoreTrouble = cluster.StoreTrouble,
    };

    public static Wire.ClusterDemand Demand(ClusterDemand demand) => new()
    {
        WithinSeconds = demand.Within.TotalSeconds,
        Slots = demand.Slots,
        AvailableSlots = demand.AvailableSlots,
        OpenTasks = demand.OpenTasks,
        UnmeasuredTasks = demand.UnmeasuredTasks,
        HeldTasks = demand.HeldTasks,
        Kinds = [.. demand.Kinds.Select(kind => new Wire.KindDemand(kind.Kind, kind.OpenTasks, kind.TaskTime?.TotalSeconds, Math.Round(kind.Slots, 3)))],
    };

    /// <summary>A submission with what its job made, where it has ended: its result or the outputs of its tasks, unless they are larger or more than an answer holds, or no text; they are fetched then.</summary>
    public static async Task<Wire.SubmittedJob> SubmittedAsync(IJobService jobs, SubmittedJob submitted, int mostBytes, CancellationToken token)
    {
        if (submitted.Finished is not { } job)
            return new Wire.SubmittedJob(submitted.Id, submitted.Existed, null, null, null);
        var answer = new Wire.SubmittedJob(submitted.Id, submitted.Existed, Job(job), null, null);
        if (job.State != JobState.Succeeded)
            return answer;
        if (job.ResultType is null)
            return answer with { Outputs = await OutputsAsync(jobs, job, submitted.Tasks, mostBytes, token).ConfigureAwait(false) };
        var result = submitted.Result ?? await jobs.ReadResultAsync(job.Id, token).ConfigureAwait(false);
        return result?.Data.Length <= mostBytes ? answer with { Result = new Wire.JobResult(result.ContentType, result.Data) } : answer;
    }

    /// <summary>A result inside an answer: text as text, anything else as base64, whatever its media type promises.</summary>
    public static ResultAnswer Result(Wire.JobResult result) => IsText(result.ContentType) && Utf8.IsValid(result.Data.Span)
        ? new ResultAnswer(result.ContentType, Text: Encoding.UTF8.GetString(result.Data.Span))
        : new ResultAnswer(result.ContentType, Base64: Convert.ToBase64String(result.Data.Span));

    /// <summary>Writes a task as one line; its output goes as the bytes that it is.</summary>
    public static void WriteTask(Utf8JsonWriter writer, TaskView task)
    {
        writer.WriteStartObject();
        writer.WriteNumber("index", task.Index);
        writer.WriteBoolean("failed", task.Failed);
        writer.WriteNumber("attempts", task.Attempts);
        writer.WriteString("worker", task.Worker);
        if (task is { StartedAt: { } started, Elapsed: { } elapsed })
        {
            writer.WriteString("startedAt", started);
            writer.WriteNumber("seconds", Math.Round(elapsed.TotalSeconds, 6));
        }

        var output = task.Output.Span;
        if (Utf8.IsValid(output))
            writer.WriteString("output", output);
        else
            writer.WriteBase64String("outputBase64", output);
        writer.WriteEndObject();
    }

    /// <summary>One task with the attempts at it.</summary>
    public static Wire.JobTaskDetails Task(TaskHistory task)
    {
        var (output, outputBase64) = Bytes(task.Recorded is { Failed: false } done ? done.Output : (ReadOnlyMemory<byte>?)null);
        return new Wire.JobTaskDetails
        {
            Index = task.Index,
            State = task.Recorded switch { null => Wire.JobTaskState.Open, { Failed: true } => Wire.JobTaskState.Failed, _ => Wire.JobTaskState.Succeeded },
            Input = task.Input,
            Output = output,
            OutputBase64 = outputBase64,
            Attempts = [.. task.Attempts.Select(Attempt)],
        };
    }

    public static Wire.JobAttempt Attempt(AttemptRecord attempt)
    {
        var (stdout, stdoutBase64) = Bytes(attempt.Log?.Stdout);
        var (stderr, stderrBase64) = Bytes(attempt.Log?.Stderr);
        return new Wire.JobAttempt
        {
            Index = attempt.Tasks.First,
            Count = attempt.Tasks.Count,
            Round = attempt.Round,
            Attempt = attempt.Attempt,
            Outcome = attempt.Outcome switch { AttemptOutcome.Succeeded => Wire.JobAttemptOutcome.Succeeded, AttemptOutcome.Failed => Wire.JobAttemptOutcome.Failed, _ => Wire.JobAttemptOutcome.Lost },
            Final = attempt.Final,
            Worker = attempt.Worker,
            StartedAt = attempt.StartedAt,
            EndedAt = attempt.EndedAt,
            ExitCode = attempt.Log?.ExitCode,
            Error = attempt.Error,
            Trace = attempt.Trace,
            Stdout = stdout,
            StdoutBase64 = stdoutBase64,
            Stderr = stderr,
            StderrBase64 = stderrBase64,
        };
    }

    /// <summary>Bytes as text, or as base64 where they are none.</summary>
    private static (string? Text, string? Base64) Bytes(ReadOnlyMemory<byte>? bytes) => bytes is not { } there ? (null, null)
        : Utf8.IsValid(there.Span) ? (Encoding.UTF8.GetString(there.Span), null)
        : (null, Convert.ToBase64String(there.Span));

    public static string Name(JobState state) => JsonNamingPolicy.CamelCase.ConvertName(state.ToString());

    public static Wire.JobState State(JobState state) => state switch
    {
        JobState.Waiting => Wire.JobState.Waiting,
        JobState.Queued => Wire.JobState.Queued,
        JobState.Running => Wire.JobState.Running,
        JobState.Succeeded => Wire.JobState.Succeeded,
        JobState.Failed => Wire.JobState.Failed,
        JobState.Cancelled => Wire.JobState.Cancelled,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "The API has no such state."),
    };

    private static async Task<List<string>?> OutputsAsync(IJobService jobs, JobRecord job, IReadOnlyList<TaskView>? known, int mostBytes, CancellationToken token)
    {
        const int most = 1000;
        if (job.TaskCount > most)
            return null;
        var outputs = new List<string>();
        var size = 0L;
        foreach (var output in known is null ? await jobs.ReadOutputsAsync(job, most, token).ConfigureAwait(false) : known.Select(task => task.Output))
        {
            size += output.Length;
            if (size > mostBytes || !Utf8.IsValid(output.Span))
                return null;
            outputs.Add(Encoding.UTF8.GetString(output.Span));
        }
        return outputs.Count == job.TaskCount ? outputs : null;
    }

    private static Wire.ClusterNode Node(NodeInfo node) => new(node.Address, node.Uid, node.Roles, node.Status, node.Reachable, node.IsLeader)
    {
        Gateway = node.Vitals?.Gateway,
        ProcessCpu = node.Vitals?.CpuLoad,
        ProcessMemory = node.Vitals?.Memory,
        StartedAt = node.Vitals?.StartedAt,
    };

    private static Wire.ClusterWorker Worker(WorkerInfo worker) => new()
    {
        Address = worker.Address,
        Standby = worker.Standby,
        Draining = worker.Draining,
        Slots = worker.Slots,
        MaxSlots = worker.MaxSlots,
        BusySlots = worker.BusySlots,
        StuckSlots = worker.StuckSlots,
        Executed = worker.Executed,
        CpuLoad = worker.CpuLoad,
        MemoryLoad = worker.MemoryLoad,
        Holding = worker.Holding,
        Kinds = worker.Kinds,
        Labels = worker.Labels,
        Resources = worker.Resources,
        ResourcesInUse = worker.ResourcesInUse,
        Running = [.. worker.Running.Select(chunk => new Wire.ClusterSlot(chunk.Slot, chunk.JobId, chunk.Kind, chunk.Task, chunk.Attempt, chunk.Since) { Share = chunk.Share, Note = chunk.Note })],
    };

    private static bool IsText(string contentType) =>
        contentType.StartsWith("text/", StringComparison.Ordinal) || contentType.StartsWith("application/json", StringComparison.Ordinal);
}
