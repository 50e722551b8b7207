using Akka.Actor;

namespace AkkaCluster.Benchmarks.Churn;

/// <summary>An actor that uses all that an actor can have, and does not live long.</summary>
internal sealed class Mayfly : ReceiveActor, IWithTimers, IWithUnboundedStash
{
    private readonly Fate _fate;

    public Mayfly(Fate fate)
    {
        _fate = fate;
        if (fate == Fate.IsNotBorn) throw new InvalidOperationException("not born");
        Receive<string>(text => text == "fail" && fate != Fate.DiesWaiting, _ => throw new InvalidOperationException("fails"));
        ReceiveAsync<string>(text => text == "fail", async _ => await Task.Yield());
        Receive<string>(_ => Stash.Stash());
    }

    public ITimerScheduler Timers { get; set; } = null!;

    public IStash Stash { get; set; } = null!;

    protected override void PreStart()
    {
        Timers.StartSingleTimer("late", "late", TimeSpan.FromSeconds(1));
        Context.SetReceiveTimeout(TimeSpan.FromSeconds(1));
        Context.System.EventStream.Subscribe(Self, typeof(Fate));
        Context.Watch(Context.ActorOf(Props.Create(() => new Idle())));
    }

    protected override void PreRestart(Exception reason, object message)
    {
        base.PreRestart(reason, message);
        if (_fate == Fate.FailsWhileFailing) throw new InvalidOperationException("fails while failing");
    }

    protected override void PostStop()
    {
        if (_fate == Fate.DiesHard) throw new InvalidOperationException("dies hard");
    }

    private sealed class Idle : UntypedActor
    {
        protected override void OnReceive(object message) => Unhandled(message);
    }
}
