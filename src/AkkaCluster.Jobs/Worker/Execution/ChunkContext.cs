using System.Buffers;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.Jobs.Worker.Execution;

/// <summary>What the tasks of one chunk see, one after the other, and what they leave.</summary>
internal sealed class ChunkContext(ChunkWork work, BoundedOutput output, TaskFiles files, TravellingFiles travelling, InputRoots roots, IServiceProvider? services, int maxLog, TimeProvider time) : TaskContext
{
    private readonly List<LeaseMessages.Failure> _failures = [];
    private readonly Dictionary<string, long> _traces = [];
    private TaskLog? _log;
    private long _begunAt = time.GetTimestamp();
    private Dictionary<long, string> _stored = [];
    private Dictionary<string, string> _files = [];
    private int[] _lengths = [];
    private int _errorBytes;
    private int _count;
    private long _first = work.Grant.Run.First;
    private AsyncServiceScope? _scope;
    private ILogger? _logger;
    private (CancellationTokenSource Silent, TimeSpan Limit)? _heard;

    public override string JobId => work.JobId;

    public override int Attempt => work.Grant.Attempt;

    public override IBufferWriter<byte> Output => output;

    public override InputRoots Roots => roots;

    public override ILogger Logger => _logger ??= services?.GetService<ILoggerFactory>() is { } loggers
        ? new TaskLogger(loggers.CreateLogger($"AkkaCluster.Tasks.{work.Spec.Kind}"), () => $"job {JobId}, task {Index}, attempt {Attempt}")
        : base.Logger;

    public override IServiceProvider Services => (_scope ??= services?.GetService<IServiceScopeFactory>()?.CreateAsyncScope())?.ServiceProvider ?? base.Services;

    /// <summary>Whether the task that ended last has asked for services.</summary>
    public bool HasScope => _scope is not null;

    public override void Heartbeat()
    {
        if (_heard is var (silent, limit))
            silent.CancelAfter(limit);
    }

    public override void Report(double share, string? note = null)
    {
        work.Watch.Report(TaskProgress.Of(share, note));
        Heartbeat();
    }

    /// <summary>A task that says nothing for so long is cancelled by this.</summary>
    public void ListenTo(CancellationTokenSource silent, TimeSpan limit) => _heard = (silent, limit);

    public void ListenNoMore() => _heard = null;

    /// <summary>The services of the task that ended last go; it has its outcome already.</summary>
    public async ValueTask EndScopeAsync()
    {
        var scope = _scope!.Value;
        _scope = null;
        try
        {
            await scope.DisposeAsync().ConfigureAwait(true);
        }
        catch (Exception e)
        {
            Logger.LogWarning(e, "The services of the task failed at its end");
        }
    }

    /// <summary>Tasks since the last part was taken.</summary>
    public int Count => _count;

    /// <summary>Bytes since the last part was taken, of outputs, errors and logs.</summary>
    public int Bytes => output.Written + _errorBytes;

    /// <summary>Tasks of the chunk that have no outcome yet.</summary>
    public long Remaining => work.Grant.Run.End - Index;

    private long Index => _first + _count;

    public override Stream CreateFile(string name) => files.Create(name, Index);

    public override string Folder => travelling.Folder(Index);

    public override Task<string> FetchFileAsync(string name, CancellationToken cancellation) => travelling.ShareAsync(name, cancellation);

    public override Task FetchFileAsync(string name, string path, CancellationToken cancellation) => travelling.FetchAsync(name, path, cancellation);

    public override Task ReturnFileAsync(string name, string path, CancellationToken cancellation) => travelling.ReturnAsync(name, path, cancellation);

    public override bool IsSecondRun => work.Grant.Again;

    public override void KeepLog(TaskLog log) => _log = log;

    public void BeginTask()
    {
        output.BeginTask();
        travelling.Drop();
        (_begunAt, _log) = (time.GetTimestamp(), null);
    }

    /// <summary>The output of the task that succeeded last.</summary>
    public ReadOnlyMemory<byte> LastOutput => output.Task;

    /// <summary>The output of the task that succeeded last lies in the store.</summary>
    public void MoveLast(string token)
    {
        output.ReleaseTask();
        _lengths[_count - 1] = 0;
        _stored[Index - 1] = token;
    }

    /// <summary>The task that succeeded last has no outcome after all.</summary>
    public void ForgetLast()
    {
        output.ReleaseTask();
        _count--;
    }

    public void Succeed()
    {
        travelling.Keep(Index);
        Add(output.EndTask());
        files.Keep(_files);
    }

    public void Fail(string error, bool permanent, string? trace = null)
    {
        output.DropTask();
        files.Drop();
        travelling.Drop();
        var bounded = StorableText.Of(error);
        // Tasks that fail one after the other mostly fail alike: one trace of each kind is enough in a part.
        var kept = trace is null ? null : _traces.TryAdd(trace, Index) ? StorableText.Of(trace) : $"As that of task {_traces[trace]}.";
        var log = _log?.Last(maxLog);
        _errorBytes += bounded.Length + (kept?.Length ?? 0) + (log is null ? 0 : log.Stdout.Length + log.Stderr.Length);
        var elapsed = time.GetElapsedTime(_begunAt);
        _failures.Add(new LeaseMessages.Failure(Index, bounded, permanent, kept) { StartedAt = time.GetUtcNow() - elapsed, Elapsed = elapsed, Log = log });
        Add(0);
    }

    /// <summary>Takes the outcome of the tasks since the last part.</summary>
    public (TaskRun Run, PackedOutputs Outputs, IReadOnlyList<LeaseMessages.Failure> Failures, IReadOnlyDictionary<string, string> Files, IReadOnlyDictionary<long, string> Stored, IReadOnlyList<ReturnedFile> Returned) TakePart()
    {
        var part = (new TaskRun(_first, _count), new PackedOutputs(new ArraySegment<int>(_lengths, 0, _count), output.Take()), _failures.ToArray(), _files, _stored, travelling.Take());
        _first += _count;
        _count = 0;
        _lengths = [];
        _failures.Clear();
        _traces.Clear();
        _errorBytes = 0;
        _files = [];
        _stored = [];
        return part;
    }

    private void Add(int length)
    {
        if (_count == _lengths.Length)
            Array.Resize(ref _lengths, Math.Min(Math.Max(16, _count * 4), (int)(work.Grant.Run.End - _first)));
        _lengths[_count++] = length;
    }
}
