using Akka.Actor;
using Akka.Event;
using AkkaCluster.Jobs.Messages;

namespace AkkaCluster.Jobs.JobActor;

/// <summary>
/// One job: hands its tasks out, records what comes back, and ends it. What it does with a message is its <see cref="JobBehaviour"/>'s to say: it waits for its start, loads, asks the workers,
/// works, and stops. It writes to the store, and only then answers.
/// </summary>
internal sealed class JobActor : UntypedActor, IWithTimers, IWithUnboundedStash
{
    private JobBehaviour _behaviour;
    private int _stashed;

    public JobActor(string id, JobActorContext shared)
    {
        (Id, Shared) = (id, shared);
        Backoff = new StoreBackoff(shared.Settings.StoreRetry, shared.Settings.StoreRetryMost);
        _behaviour = new WaitingJob(this);
    }

    public string Id { get; }

    public JobActorContext Shared { get; }

    /// <summary>How soon a store that failed is tried again.</summary>
    public StoreBackoff Backoff { get; }

    public ILoggingAdapter Log { get; } = Context.GetLogger();

    /// <summary>The span that the job was admitted in, where it is traced.</summary>
    public string? TraceParent { get; set; }

    public ITimerScheduler Timers { get; set; } = null!;

    public IStash Stash { get; set; } = null!;

    public DateTimeOffset Now => Shared.Time.GetUtcNow();

    public IActorRef Ref => Self;

    /// <summary>Who sent the message that is received now.</summary>
    public IActorRef Asker => Sender;

    public static Props Props(string id, JobActorContext shared) => Akka.Actor.Props.CreateBy(new Maker(id, shared));

    public void Switch(JobBehaviour behaviour) => _behaviour = behaviour;

    public void WatchWorker(IActorRef worker) => Context.Watch(worker);

    /// <summary>Keeps the message for later; not without bound, for all are repeated.</summary>
    public void KeepForLater()
    {
        if (_stashed++ < Shared.Settings.MostStashed)
            Stash.Stash();
    }

    public void TakeKept()
    {
        _stashed = 0;
        Stash.UnstashAll();
    }

    public void Stop() => Context.Stop(Self);

    /// <summary>Ends, without losing a message: the shard keeps what comes from now on for the next incarnation.</summary>
    public void Passivate()
    {
        Timers.CancelAll();
        Switch(new StoppingJob(this));
        if (Shared.StopRequest is { } request)
            Context.Parent.Tell(request);
        else
            Stop();
    }

    protected override void OnReceive(object message)
    {
        if (message is JobCommands.HandOff)
            _behaviour.HandOff();
        else if (message is JobReply reply && !_behaviour.Awaits(reply))
            Log.Debug("Job {Job}: {Message} is the answer to a question of an incarnation that is over", Id, message);
        else if (!_behaviour.Receive(message) && message is not Terminated)
            // A worker that was lost may have been watched by an instance that failed: only who works with it has to know.
            Unhandled(message);
    }

    /// <summary>An unexpected failure restarts the actor: as a new incarnation, which reads what is recorded, and not too soon.</summary>
    protected override void PostRestart(Exception reason)
    {
        base.PostRestart(reason);
        var pause = Shared.Restarts.Next(Id);
        Log.Warning("Job {Job} begins anew on {Home} in {Pause} ms: {Reason}", Id, Shared.Home, (int)pause.TotalMilliseconds, reason.Message);
        Switch(new FailedJob(this, pause));
    }

    protected override void PostStop() => Shared.Restarts.Forget(Id);

    /// <summary>Makes the actor without reflection: there is one for each job, however small.</summary>
    private sealed class Maker(string id, JobActorContext shared) : IIndirectActorProducer
    {
        public Type ActorType => typeof(JobActor);

        public ActorBase Produce() => new JobActor(id, shared);

        public void Release(ActorBase actor)
        {
        }
    }
}
