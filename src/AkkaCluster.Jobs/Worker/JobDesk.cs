using Akka.Actor;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Fairness;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Placement;
using AkkaCluster.Jobs.Storage;
using AkkaCluster.Jobs.Worker.Execution;

namespace AkkaCluster.Jobs.Worker;

/// <summary>What a worker knows and holds of one job.</summary>
internal sealed class JobDesk(string id, int priority)
{
    private Lazy<JobHandler>? _handler;
    private int _using = 1;

    public string Id { get; } = id;

    public string Queue { get; private set; } = QueueWeights.DefaultQueue;

    /// <summary>What its tasks take of the worker.</summary>
    public Requirements Requires { get; private set; } = Requirements.None;

    /// <summary>Greater is sooner.</summary>
    public int Priority { get; set; } = priority;

    /// <summary>The leader's order among jobs of one priority, and after those in it that of their coming; smaller is sooner.</summary>
    public long Rank { get; set; }

    public JobSpec? Spec { get; private set; }

    /// <summary>The job's kind, where this worker does not have it.</summary>
    public string? MissingKind { get; set; }

    /// <summary>The job's actor as it last spoke; null where it has to be looked for.</summary>
    public IActorRef? Actor { get; set; }

    /// <summary>The job is not asked before.</summary>
    public DateTimeOffset DryUntil { get; set; }

    /// <summary>The job is not asked for more than what can be started at once before.</summary>
    public DateTimeOffset NoExtraUntil { get; set; }

    /// <summary>When a question was sent that is not answered yet.</summary>
    public DateTimeOffset? AskedAt { get; private set; }

    public int AskedFree { get; private set; }

    public int AskedExtra { get; private set; }

    /// <summary>Whether workers may ask the job: the leader offers it, or its actor said that it has something.</summary>
    public bool Offered { get; set; }

    /// <summary>Whether its actor said that it has something, and nothing else since: a leader that does not offer it may not have heard of that yet.</summary>
    public bool IsAnnounced { get; set; }

    /// <summary>Bytes of memory that must be free to start a task of it; null for any, and where the job is not known yet.</summary>
    public long? LeastFreeMemory { get; private set; }

    /// <summary>Whether there is less memory than the job wants.</summary>
    public bool IsShortOfMemory { get; set; }

    /// <summary>What it has on this machine; null until the job is known.</summary>
    public JobFolder? Folder { get; private set; }

    public FailureLines Failures { get; } = new();

    public List<HeldLease> Held { get; } = [];

    /// <summary>Learns where its tasks belong.</summary>
    public void Place(string? queue, string? requires)
    {
        Queue = queue ?? QueueWeights.DefaultQueue;
        if (requires != Requires.Text)
            Requires = Requirements.Of(requires);
    }

    /// <summary>Learns what the job is; false where this worker has no such kind.</summary>
    public bool Learn(JobSpec spec, JobKindRegistry kinds, Func<JobSpec, JobFolder> folder)
    {
        if (!kinds.TryGet(spec.Kind, out var kind))
        {
            MissingKind = spec.Kind;
            return false;
        }
        Spec = spec;
        Folder = folder(spec);
        Place(spec.Queue, spec.Requires);
        var parameters = kind.Parameters.Validate(spec.Parameters, out _);
        LeastFreeMemory = kind.LeastFreeMemory(parameters);
        _handler = new Lazy<JobHandler>(() => new JobHandler(kind.CreateHandler(parameters), kind.HeartbeatLimit(parameters)));
        return true;
    }

    /// <summary>The job's handler, made on first use.</summary>
    public JobHandler Handler() => _handler!.Value;

    public void Ask(int free, int extra, DateTimeOffset now) => (AskedAt, AskedFree, AskedExtra) = (now, free, extra);

    public void Answered() => (AskedAt, AskedFree, AskedExtra) = (null, 0, 0);

    /// <summary>What is held of the job, as its actor is told.</summary>
    public LeaseMessages.Held ToHeld(string worker, bool isAnswer) =>
        new(Id, worker, Held.Count == 0 ? 0 : Held.Max(lease => lease.Epoch), [.. Held.Where(lease => lease.Reported < lease.Run.Count).Select(lease => lease.ToGrant())], isAnswer);

    /// <summary>A chunk begins that uses the handler.</summary>
    public void BeginUse() => _using++;

    /// <summary>A chunk, or the worker itself, needs the handler no more. With the last of them it is disposed of: never while a task runs in it.</summary>
    public async Task EndUseAsync()
    {
        if (--_using > 0)
            return;
        if (Folder is { } folder)
            await Task.Run(folder.Dispose).ConfigureAwait(false);
        if (_handler is not { IsValueCreated: true } made)
            return;
        if (made.Value.Handler is IAsyncDisposable asynchronous)
            await asynchronous.DisposeAsync().ConfigureAwait(false);
        else if (made.Value.Handler is IDisposable disposable)
            disposable.Dispose();
    }
}
