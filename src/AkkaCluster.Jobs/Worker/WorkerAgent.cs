using Akka.Actor;
using Akka.Event;
using AkkaCluster.Jobs.Worker.Execution;

namespace AkkaCluster.Jobs.Worker;

/// <summary>
/// The worker of a node: asks jobs for chunks while it has free slots, runs them, and keeps each result until it is durable. Parts:
/// <c>.Pulling.cs</c>, <c>.Running.cs</c>, <c>.Results.cs</c>, <c>.State.cs</c>.
/// </summary>
internal sealed partial class WorkerAgent : ReceiveActor, IWithTimers
{
    private readonly WorkerContext _context;
    private readonly WorkerSettings _settings;
    private readonly string _name;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly Dictionary<string, JobDesk> _desks = [];
    private readonly Stack<SlotThread> _idleSlots = new();
    private readonly List<SlotThread> _slots = [];
    private readonly ChunkRunner _runner;
    private readonly IActorRef _self = Context.Self;

    public WorkerAgent(WorkerContext context)
    {
        _context = context;
        _settings = context.Settings;
        _name = $"{context.Home}#{Guid.NewGuid():N}"[..(context.Home.Length + 9)];
        _runner = new ChunkRunner(context.Store, _settings.Execution, context.Kinds.Roots, _name.Replace(':', '-').Replace('#', '-'), context.Time);
        for (var number = 1; number <= _settings.Slots; number++)
            _slots.Add(new SlotThread(number));
        _slots.ForEach(_idleSlots.Push);

        ReceiveOffers();
        ReceiveLeases();
        ReceiveResults();
        ReceiveState();
    }

    public ITimerScheduler Timers { get; set; } = null!;

    private DateTimeOffset Now => _context.Time.GetUtcNow();

    public static Props Props(WorkerContext context) => Akka.Actor.Props.Create(() => new WorkerAgent(context));

    protected override void PreStart()
    {
        Timers.StartPeriodicTimer(Tick.Instance, Tick.Instance, _settings.TickInterval);
        TellLeader();
    }

    /// <summary>An agent that fails cannot vouch for what it holds: chunks run whose owner is gone. It does not begin anew within a process, but ends its node.</summary>
    protected override bool AroundReceive(Receive receive, object message)
    {
        try
        {
            return base.AroundReceive(receive, message);
        }
        catch (Exception e) when (e is not ActorKilledException)
        {
            _log.Error(e, "The worker of {0} failed at a message of {1}; the node ends", _context.Home, message.GetType());
            _context.GiveUpNode($"The worker agent failed: {e.Message}");
            Context.Stop(Self);
            return true;
        }
    }

    protected override void PostStop()
    {
        foreach (var lease in _desks.Values.SelectMany(desk => desk.Held))
            lease.Stop();
        _slots.ForEach(slot => slot.Dispose());
    }

    private JobDesk Desk(string job, int priority)
    {
        if (!_desks.TryGetValue(job, out var desk))
            _desks.Add(job, desk = new JobDesk(job, priority));
        return desk;
    }

    /// <summary>Where to reach the job's actor: itself, where it has spoken, else through its shard.</summary>
    private IActorRef ActorOf(JobDesk desk) => desk.Actor ?? _context.Jobs;

    /// <summary>The sender speaks for the job from now on; its end is watched, since its next incarnation has to be looked for then.</summary>
    private void Meet(JobDesk desk)
    {
        if (Sender.Equals(desk.Actor))
            return;
        desk.Actor = Sender;
        Context.Watch(Sender);
    }

    private void Forget(JobDesk desk)
    {
        _desks.Remove(desk.Id);
        foreach (var lease in desk.Held)
            lease.Stop();
        _ready.RemoveAll(lease => lease.Desk == desk);
        if (desk.Actor is { } actor && !_desks.Values.Any(other => actor.Equals(other.Actor)))
            Context.Unwatch(actor);
        _ = EndUseAsync(desk);
    }

    private async Task EndUseAsync(JobDesk desk)
    {
        try
        {
            await desk.EndUseAsync().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            _log.Warning("The handler of job {0} failed at its end: {1}", desk.Id, e.Message);
        }
    }

    private sealed class Tick
    {
        public static readonly Tick Instance = new();
    }
}
