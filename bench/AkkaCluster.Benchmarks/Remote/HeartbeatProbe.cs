using System.Diagnostics;
using Akka.Actor;
using Akka.Remote;

namespace AkkaCluster.Benchmarks.Remote;

/// <summary>Sends the other node's death watch a heartbeat ten times a second, and notes the longest wait for an answer.</summary>
internal sealed class HeartbeatProbe : UntypedActor, IWithTimers
{
    private readonly Address _node;
    private readonly Longest _longest;
    private long _sentAt;

    public HeartbeatProbe(Address node, Longest longest)
    {
        _node = node;
        _longest = longest;
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart() => Timers.StartPeriodicTimer("beat", "beat", TimeSpan.FromMilliseconds(100));

    protected override void OnReceive(object message)
    {
        if (message is RemoteWatcher.HeartbeatRsp)
        {
            _longest.Note(Stopwatch.GetElapsedTime(_sentAt));
            _sentAt = 0;
        }
        else if (_sentAt == 0)
        {
            _sentAt = Stopwatch.GetTimestamp();
            Context.ActorSelection(new RootActorPath(_node) / "system" / "remote-watcher").Tell(RemoteWatcher.Heartbeat.Instance, Self);
        }
    }

    /// <summary>The longest of several times.</summary>
    internal sealed class Longest
    {
        private long _ticks;

        public TimeSpan Value => TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

        public void Note(TimeSpan time)
        {
            if (time > Value) Interlocked.Exchange(ref _ticks, time.Ticks);
        }
    }
}
