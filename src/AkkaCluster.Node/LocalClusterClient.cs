using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs;
using AkkaCluster.Jobs.Http;
using AkkaCluster.Jobs.Storage;
using Records = AkkaCluster.Jobs.Storage;
using Wire = AkkaCluster.Client.Model;

namespace AkkaCluster.Node;

/// <summary>The cluster's jobs from inside of a node: what the HTTP API does, without HTTP.</summary>
internal sealed class LocalClusterClient(Lazy<IJobService> service, Lazy<IScheduleService> schedules) : IClusterClient
{
    private static readonly JobProblems Problems = new();

    private IJobService Jobs => service.Value;

    public IScheduleClient Schedules { get; } = new LocalScheduleClient(schedules);

    public Task<Wire.SubmittedJob> SubmitAsync(JobRequest request, TimeSpan? wait = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return AskAsync(() => SubmitAsync(request, ToSource(request.Inputs), wait, cancellation));
    }

    public Task<Wire.SubmittedJob> SubmitLinesAsync(JobRequest request, IAsyncEnumerable<string> lines, TimeSpan? wait = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return AskAsync(async () => await SubmitAsync(request, await Jobs.UploadAsync(lines, cancellation).ConfigureAwait(false), wait, cancellation).ConfigureAwait(false));
    }

    public Task<Job> GetAsync(string id, CancellationToken cancellation = default) => AskAsync(async () => await JobEndpoints.LiveAsync(Jobs, await JobEndpoints.GetAsync(Jobs, id, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false));

    public Task<IReadOnlyList<Job>> ListAsync(JobFilter? filter = null, CancellationToken cancellation = default)
    {
        filter ??= new JobFilter();
        var label = filter.Label?.Split('=', 2);
        return AskAsync(async () => await JobEndpoints.LiveAsync(Jobs, await Jobs.ListAsync(
            new JobQuery
            {
                States = [.. filter.States.Select(state => Enum.Parse<Records.JobState>(state.ToString()))],
                Kind = filter.Kind,
                Name = filter.Name,
                LabelName = label?[0],
                LabelValue = label?.ElementAtOrDefault(1),
                Limit = filter.Limit,
                Before = filter.Before,
            },
            cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false));
    }

    public Task<Job> WaitAsync(string id, TimeSpan wait, CancellationToken cancellation = default) => AskAsync(async () =>
    {
        var job = await JobEndpoints.GetAsync(Jobs, id, cancellation).ConfigureAwait(false);
        job = job.State.IsFinal() ? job : await Jobs.WaitAsync(job.Id, wait, cancellation).ConfigureAwait(false) ?? await JobEndpoints.GetAsync(Jobs, job.Id, cancellation).ConfigureAwait(false);
        return await JobEndpoints.LiveAsync(Jobs, job, cancellation).ConfigureAwait(false);
    });

    public async IAsyncEnumerable<Wire.JobProgress> WatchAsync(string id, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await GetAsync(id, cancellation).ConfigureAwait(false);
        await foreach (var progress in StreamAsync(Jobs.WatchAsync(id, cancellation)).ConfigureAwait(false))
            yield return Answers.Progress(progress);
    }

    public async IAsyncEnumerable<JobTask> GetTasksAsync(string id, long from = 0, bool? failed = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await GetAsync(id, cancellation).ConfigureAwait(false);
        await foreach (var task in StreamAsync(Jobs.ReadTasksAsync(id, from, failed, cancellation)).ConfigureAwait(false))
        {
            var isText = Utf8.IsValid(task.Output.Span);
            yield return new JobTask
            {
                Index = task.Index,
                Failed = task.Failed,
                Attempts = task.Attempts,
                Worker = task.Worker,
                StartedAt = task.StartedAt,
                Seconds = task.Elapsed?.TotalSeconds,
                Output = isText ? Encoding.UTF8.GetString(task.Output.Span) : null,
                OutputBase64 = isText ? null : Convert.ToBase64String(task.Output.Span),
            };
        }
    }

    public Task<JobTaskDetails> GetTaskAsync(string id, long index, CancellationToken cancellation = default) =>
        AskAsync(async () => Answers.Task(await Jobs.ReadTaskAsync(id, index, cancellation).ConfigureAwait(false)));

    public IAsyncEnumerable<JobAttempt> GetAttemptsAsync(string id, long from = 0, CancellationToken cancellation = default) =>
        StreamAsync(Jobs.ReadAttemptsAsync(id, from, cancellation)).Select(Answers.Attempt);

    public IAsyncEnumerable<JobChunk> GetChunksAsync(string id, long from = 0, CancellationToken cancellation = default) =>
        StreamAsync(Jobs.ReadChunksAsync(id, from, cancellation)).Select(chunk => new JobChunk(chunk.Run.First, chunk.Run.Count, chunk.Worker, chunk.StartedAt, chunk.Elapsed.TotalSeconds));

    public Task<Wire.JobResult> GetResultAsync(string id, CancellationToken cancellation = default) => ReadResultAsync(id, partial: false, cancellation);

    public Task<Wire.JobResult> GetPartialResultAsync(string id, CancellationToken cancellation = default) => ReadResultAsync(id, partial: true, cancellation);

    private Task<Wire.JobResult> ReadResultAsync(string id, bool partial, CancellationToken cancellation) => AskAsync(async () =>
    {
        var job = await JobEndpoints.GetAsync(Jobs, id, cancellation).ConfigureAwait(false);
        if (job.State != Records.JobState.Succeeded && !partial)
            throw new JobRefusedException(JobRefusal.Conflict, OutputEndpoints.NoResult(job));
        if (await (partial ? Jobs.ReadPartialResultAsync(job.Id, cancellation) : Jobs.ReadResultAsync(job.Id, cancellation)).ConfigureAwait(false) is { } result)
            return new Wire.JobResult(result.ContentType, result.Data);
        if (job.ResultType is not null && !partial)
            throw new JobRefusedException(JobRefusal.Conflict, OutputEndpoints.RunAgain(job));
        var lines = new MemoryStream();
        await foreach (var task in Jobs.ReadTasksAsync(job.Id, 0, failed: false, cancellation).ConfigureAwait(false))
        {
            lines.Write(task.Output.Span);
            lines.WriteByte((byte)'\n');
        }
        return await OutputEndpoints.IsSameAsync(Jobs, job, cancellation).ConfigureAwait(false)
            ? new Wire.JobResult("text/plain; charset=utf-8", lines.ToArray())
            : throw new JobRefusedException(JobRefusal.Conflict, OutputEndpoints.RunAgain(job));
    });

    public Task<Job> RerunAsync(string id, bool failedOnly = false, CancellationToken cancellation = default) =>
        SteerAsync(id, (job, token) => Jobs.RerunAsync(job, failedOnly, null, token), cancellation);

    public Task DeleteAsync(string id, CancellationToken cancellation = default) => AskAsync(async () =>
    {
        await Jobs.DeleteAsync(id, cancellation).ConfigureAwait(false);
        return true;
    });

    public Task<Wire.SubmittedJob> CloneAsync(string id, string? idempotencyKey = null, CancellationToken cancellation = default) => AskAsync(async () =>
    {
        var submitted = await Jobs.CloneAsync(id, idempotencyKey, cancellation).ConfigureAwait(false);
        return new Wire.SubmittedJob(submitted.Id, submitted.Existed, null, null, null);
    });

    public Task<Job> CancelAsync(string id, CancellationToken cancellation = default) => SteerAsync(id, Jobs.CancelAsync, cancellation);

    public Task<Job> PauseAsync(string id, CancellationToken cancellation = default) => SteerAsync(id, Jobs.PauseAsync, cancellation);

    public Task<Job> ResumeAsync(string id, CancellationToken cancellation = default) => SteerAsync(id, Jobs.ResumeAsync, cancellation);

    private async Task<Wire.SubmittedJob> SubmitAsync(JobRequest request, InputSource inputs, TimeSpan? wait, CancellationToken cancellation)
    {
        var submitted = await Jobs.SubmitAsync(ToSubmission(request, inputs), wait, cancellation).ConfigureAwait(false);
        return await Answers.SubmittedAsync(Jobs, submitted, int.MaxValue, cancellation).ConfigureAwait(false);
    }

    private Task<Job> SteerAsync(string id, Func<string, CancellationToken, Task> tell, CancellationToken cancellation) => AskAsync(async () =>
    {
        await tell(id, cancellation).ConfigureAwait(false);
        return await JobEndpoints.LiveAsync(Jobs, await JobEndpoints.GetAsync(Jobs, id, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
    });

    internal static JobSubmission ToSubmission(JobRequest request, InputSource? inputs = null) => new()
    {
        Kind = request.Kind,
        Name = request.Name,
        Parameters = request.Parameters?.ToJsonString(),
        Inputs = inputs ?? ToSource(request.Inputs),
        Files = [.. (request.Files ?? []).Select(file => new AkkaCluster.Contracts.JobFile(file.Name, file.Sha256, file.Size, file.Executable))],
        Priority = request.Priority,
        MaxAttempts = request.MaxAttempts,
        TaskTimeLimit = request.TaskTimeLimit,
        FailFast = request.FailFast,
        IdempotencyKey = request.IdempotencyKey,
        NotBefore = request.NotBefore,
        After = [.. (request.After ?? []).Select(dependency => new Records.JobDependency(dependency.Job, Enum.Parse<Records.EndCondition>(dependency.On.ToString())))],
        Queue = request.Queue,
        Requires = request.Requires ?? new Dictionary<string, string>(),
        Labels = request.Labels ?? new Dictionary<string, string>(),
    };

    private static InputSource ToSource(Wire.JobInputs? inputs) => inputs switch
    {
        null => new InputSource.None(),
        Wire.JobInputs.Lines lines => new InputSource.Lines(lines.Items),
        Wire.JobInputs.Range range => new InputSource.Range(range.From, range.To, range.Step),
        Wire.JobInputs.Files files => new InputSource.Files(files.Globs),
        Wire.JobInputs.Outputs outputs => new InputSource.Outputs(outputs.Jobs, outputs.Gather),
        _ => throw new NotSupportedException($"Inputs of type {inputs.GetType().Name} cannot be submitted."),
    };

    internal static async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (Exception refusal) when (Problems.Find(refusal) is { } problem)
        {
            throw new ClusterException(problem.Status, problem.Title, problem.Message, problem.Errors);
        }
    }

    private static async IAsyncEnumerable<T> StreamAsync<T>(IAsyncEnumerable<T> source)
    {
        var items = source.GetAsyncEnumerator();
        await using (items.ConfigureAwait(false))
        {
            while (await AskAsync(async () => await items.MoveNextAsync().ConfigureAwait(false)).ConfigureAwait(false))
                yield return items.Current;
        }
    }
}
