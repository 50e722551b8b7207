using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Http.Tests.Support;

/// <summary>A job service in memory, whose jobs echo their inputs as soon as they are waited for.</summary>
internal sealed class FakeJobService : IJobService
{
    private readonly ConcurrentDictionary<string, JobRecord> _jobs = new();
    private readonly ConcurrentDictionary<string, string> _keys = new();
    private readonly ConcurrentDictionary<string, List<string>> _inputs = new();
    private int _number;
    private int _overviewsAsked;

    public JobKindRegistry Kinds { get; } = new([new EchoKind()]);

    /// <summary>Thrown by the next call of a leader's.</summary>
    public ConcurrentQueue<Exception> Failures { get; } = new();

    public IReadOnlyList<WorkerInfo> Workers { get; set; } = [new WorkerInfo { Address = "akka.tcp://akkacluster@127.0.0.1:4054", Slots = 2, MaxSlots = 8, BusySlots = 1 }];

    public string? NotReady { get; set; }

    /// <summary>Whether the node is ready is known when this ends.</summary>
    public Task<string?>? Hanging { get; set; }

    public JobSubmission? LastSubmission { get; private set; }

    /// <summary>The trace that the last submission belongs to.</summary>
    public ActivityTraceId? LastTrace { get; private set; }

    /// <summary>The chunks that have ended, of which there are as many as the number of the last says.</summary>
    public EndedChunks Ended { get; set; } = new(1, 0, []);

    public List<string> Drained { get; } = [];

    public JobResult? Result { get; set; }

    /// <summary>Whether somebody runs a job again as soon as another has looked at it.</summary>
    public bool IsRunAgain { get; set; }

    /// <summary>How many tasks a stream gives before it breaks, once.</summary>
    public int BreakTasksAfter { get; set; } = -1;

    /// <summary>How tasks write their outputs.</summary>
    public Encoding Outputs { get; set; } = Encoding.UTF8;

    /// <summary>What was tried.</summary>
    public List<AttemptRecord> Attempts { get; } = [];

    public int JobCount => _jobs.Count;

    public IReadOnlyList<string> InputsOf(string job) => _inputs[job];

    public Task<SubmittedJob> SubmitAsync(JobSubmission submission, TimeSpan? wait = null, CancellationToken cancellation = default)
    {
        FailIfTold();
        LastSubmission = submission;
        LastTrace = Activity.Current?.TraceId;
        Kinds.TryGet(submission.Kind, out var kind);
        if (kind is null)
            throw new JobRefusedException(JobRefusal.Invalid, $"There is no job kind '{submission.Kind}'.");
        kind.Parameters.Validate(submission.Parameters, out var errors);
        if (errors.Count > 0)
            throw new JobRefusedException(JobRefusal.Invalid, "The parameters are wrong.", errors);
        var key = submission.IdempotencyKey ?? Guid.NewGuid().ToString();
        var existed = !_keys.TryAdd(key, "job-" + (_keys.Count + 1));
        var id = _keys[key];
        if (!existed)
            Add(id, submission);
        return Task.FromResult(new SubmittedJob(id, existed, wait is null || NotReady is not null ? null : Finish(id)));
    }

    public async Task<InputSource.Upload> UploadAsync(IAsyncEnumerable<string> lines, CancellationToken cancellation = default)
    {
        var items = new List<string>();
        await foreach (var line in lines.WithCancellation(cancellation))
            items.Add(line);
        var id = Guid.NewGuid().ToString();
        _inputs[id] = items;
        return new InputSource.Upload(id, items.Count);
    }

    public Task<JobRecord?> FindAsync(string id, CancellationToken cancellation = default) => Task.FromResult(_jobs.GetValueOrDefault(id));

    public Task<IReadOnlyList<JobRecord>> ListAsync(JobQuery query, CancellationToken cancellation = default) => Task.FromResult<IReadOnlyList<JobRecord>>(
    [
        .. _jobs.Values.OrderByDescending(job => job.Number)
            .Where(job => query.States.Count == 0 || query.States.Contains(job.State))
            .Where(job => query.Name is null || job.Spec.Name == query.Name)
            .Where(job => query.LabelName is null || job.Spec.Labels.GetValueOrDefault(query.LabelName) == query.LabelValue)
            .Where(job => query.Before is null || job.Number < query.Before)
            .Take(query.Limit),
    ]);

    public Task<IReadOnlyDictionary<JobState, long>> CountAsync(CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyDictionary<JobState, long>>(_jobs.Values.GroupBy(job => job.State).ToDictionary(jobs => jobs.Key, jobs => (long)jobs.Count()));

    public async Task<JobResult?> ReadResultAsync(string id, CancellationToken cancellation = default)
    {
        if (!IsRunAgain)
            return Result;
        await RerunAsync(id, failedOnly: false, null, cancellation);
        return null;
    }

    public Task<IReadOnlyList<ReadOnlyMemory<byte>>> ReadOutputsAsync(JobRecord job, int most, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<ReadOnlyMemory<byte>>>([.. _inputs[job.Id].Take(most).Select(input => (ReadOnlyMemory<byte>)Outputs.GetBytes(input))]);

    public async IAsyncEnumerable<TaskView> ReadTasksAsync(string id, long from = 0, bool? failed = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await Task.Yield();
        var inputs = _inputs[id];
        for (var i = from; i < inputs.Count; i++)
        {
            if (BreakTasksAfter == 0)
            {
                BreakTasksAfter = -1;
                throw new IOException("The node is lost.");
            }
            BreakTasksAfter--;
            yield return new TaskView(i, false, 1, "worker-1", Outputs.GetBytes(inputs[(int)i]));
        }
    }

    public Task<TaskHistory> ReadTaskAsync(string id, long index, CancellationToken cancellation = default) =>
        Task.FromResult(new TaskHistory(_jobs[id], index, _inputs[id][(int)index], null, [.. Attempts.Where(attempt => attempt.Tasks.First == index)]));

    public IAsyncEnumerable<AttemptRecord> ReadAttemptsAsync(string id, long from = 0, CancellationToken cancellation = default) =>
        Attempts.Where(attempt => attempt.Tasks.First >= from).ToAsyncEnumerable();

    public IAsyncEnumerable<ChunkInfo> ReadChunksAsync(string id, long from = 0, CancellationToken cancellation = default) =>
        new[] { new ChunkInfo(new TaskRun(from, 2), "w:1", DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(1.5)) }.ToAsyncEnumerable();

    public async IAsyncEnumerable<JobProgress> WatchAsync(string id, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await Task.Yield();
        yield return new JobProgress { JobId = id, State = JobState.Running, TaskCount = 2, Succeeded = 1 };
        if (!Failures.IsEmpty)
            yield break;
        Finish(id);
        yield return new JobProgress { JobId = id, State = JobState.Succeeded, TaskCount = 2, Succeeded = 2, Workers = new Dictionary<string, long> { ["worker-1"] = 2 } };
    }

    /// <summary>What the leader knows; null for no leader.</summary>
    public Dictionary<string, JobProgress>? Live { get; set; } = [];

    public Task<IReadOnlyDictionary<string, JobProgress>?> ReadProgressAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyDictionary<string, JobProgress>?>(Live?.Where(job => ids.Contains(job.Key)).ToDictionary());

    public Task<JobRecord?> WaitAsync(string id, TimeSpan wait, CancellationToken cancellation = default) => Task.FromResult<JobRecord?>(Finish(id));

    public Task CancelAsync(string id, CancellationToken cancellation = default) => Change(id, job => job with { State = JobState.Cancelled });

    public Task PauseAsync(string id, CancellationToken cancellation = default) => Change(id, job => job with { Paused = true });

    public Task ResumeAsync(string id, CancellationToken cancellation = default) => Change(id, job => job with { Paused = false });

    public Task RerunAsync(string id, bool failedOnly, int? round = null, CancellationToken cancellation = default) =>
        Change(id, job => job with { State = JobState.Queued, Round = round ?? job.Round + 1, Failed = 0, Succeeded = failedOnly ? job.Succeeded : 0 });

    public Task DeleteAsync(string id, CancellationToken cancellation = default)
    {
        _jobs.TryRemove(id, out _);
        return Task.CompletedTask;
    }

    public Task<SubmittedJob> CloneAsync(string id, string? idempotencyKey = null, CancellationToken cancellation = default)
    {
        var spec = _jobs[id].Spec;
        return SubmitAsync(new JobSubmission { Kind = spec.Kind, Parameters = spec.Parameters, Inputs = new InputSource.Lines(_inputs[id]), IdempotencyKey = idempotencyKey }, null, cancellation);
    }

    public Task<JobResult?> ReadPartialResultAsync(string id, CancellationToken cancellation = default) => Task.FromResult(Result);

    /// <summary>How often the overview was asked for.</summary>
    public int OverviewsAsked => Volatile.Read(ref _overviewsAsked);

    public Task<ClusterOverview> OverviewAsync(CancellationToken cancellation = default)
    {
        Interlocked.Increment(ref _overviewsAsked);
        return Task.FromResult(Overview());
    }

    public Task<ClusterDemand> DemandAsync(TimeSpan? within = null, CancellationToken cancellation = default) => Task.FromResult(new ClusterDemand
    {
        Within = within ?? TimeSpan.FromMinutes(2),
        Slots = 7,
        AvailableSlots = Workers.Sum(worker => worker.Slots),
        OpenTasks = 30,
        UnmeasuredTasks = 10,
        HeldTasks = 5,
        Kinds = [new KindDemand("echo", 20, TimeSpan.FromSeconds(1.5), 6), new KindDemand("new", 10, null, 1)],
    });

    private ClusterOverview Overview() => new(
        "akkacluster",
        "akka.tcp://akkacluster@127.0.0.1:4053",
        "akka.tcp://akkacluster@127.0.0.1:4053",
        3,
        [new NodeInfo("akka.tcp://akkacluster@127.0.0.1:4053", 1, ["seed"], "Up", true, true), new NodeInfo("akka.tcp://akkacluster@127.0.0.1:4054", 2, ["worker"], "Up", true, false)],
        Workers,
        0,
        1);

    public Task<EndedChunks?> EndedChunksAsync(EndedChunks? before = null, CancellationToken cancellation = default)
    {
        var told = before?.Epoch == Ended.Epoch ? Ended with { Chunks = [.. Ended.Chunks.Skip((int)before.Last)] } : Ended;
        return Task.FromResult<EndedChunks?>(told);
    }

    public Task SetSlotsAsync(string address, int slots, CancellationToken cancellation = default)
    {
        Workers = [.. Workers.Select(worker => worker.Address == address ? worker with { Slots = slots } : worker)];
        return Task.CompletedTask;
    }

    public Task DrainAsync(string address, CancellationToken cancellation = default)
    {
        Drained.Add(address);
        return Task.CompletedTask;
    }

    public Task<string?> CheckReadyAsync(CancellationToken cancellation = default) => Hanging ?? Task.FromResult(NotReady);

    private void Add(string id, JobSubmission submission)
    {
        _inputs[id] = submission.Inputs switch
        {
            InputSource.Lines lines => [.. lines.Items],
            InputSource.Upload upload => _inputs[upload.Id],
            _ => [],
        };
        _jobs[id] = new JobRecord
        {
            Number = Interlocked.Increment(ref _number),
            Id = id,
            Spec = new JobSpec { Kind = submission.Kind, Name = submission.Name, Inputs = new JobInputs.Inline(_inputs[id]), Labels = submission.Labels, Parameters = submission.Parameters ?? "{}" },
            SubmittedAt = DateTimeOffset.UnixEpoch,
        };
    }

    private JobRecord Finish(string id) =>
        _jobs[id] = _jobs[id] with { State = JobState.Succeeded, Succeeded = _inputs[id].Count, ResultType = Result?.ContentType, FinishedAt = DateTimeOffset.UnixEpoch };

    private Task Change(string id, Func<JobRecord, JobRecord> change)
    {
        FailIfTold();
        if (!_jobs.TryGetValue(id, out var job))
            throw new JobRefusedException(JobRefusal.NotFound, $"There is no job '{id}'.");
        _jobs[id] = change(job);
        return Task.CompletedTask;
    }

    private void FailIfTold()
    {
        if (Failures.TryDequeue(out var failure))
            throw failure;
    }
}
