using Akka.Actor;
using AkkaCluster.Jobs.Messages;

namespace AkkaCluster.Jobs;

/// <summary>Tells the leader how this node is.</summary>
internal sealed class NodeReporter : ReceiveActor, IWithTimers
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly IActorRef _leader;
    private readonly TimeProvider _time;
    private NodeVitals _vitals;
    private TimeSpan _used;
    private long _usedAt;

    public NodeReporter(IActorRef leader, string address, string? gateway, TimeProvider time)
    {
        (_leader, _time) = (leader, time);
        _vitals = new NodeVitals(address, gateway, 0, 0, time.GetUtcNow());
        (_used, _usedAt) = (Environment.CpuUsage.TotalTime, time.GetTimestamp());
        Receive<Tick>(_ => Report());
    }

    public ITimerScheduler Timers { get; set; } = null!;

    public static Props Props(IActorRef leader, string address, string? gateway, TimeProvider time) => Akka.Actor.Props.Create(() => new NodeReporter(leader, address, gateway, time));

    protected override void PreStart() => Timers.StartPeriodicTimer(Tick.Instance, Tick.Instance, Interval);

    private void Report()
    {
        var (used, at) = (Environment.CpuUsage.TotalTime, _time.GetTimestamp());
        var load = (used - _used) / _time.GetElapsedTime(_usedAt, at) / Environment.ProcessorCount;
        (_used, _usedAt) = (used, at);
        _vitals = _vitals with { CpuLoad = Math.Clamp(load, 0, 1), Memory = Environment.WorkingSet };
        _leader.Tell(new NodeEvents.Alive(_vitals));
    }

    private sealed class Tick
    {
        public static readonly Tick Instance = new();
    }
}
