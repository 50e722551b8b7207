namespace Akka.Actor;

/// <summary>An actor with timers. They end when it restarts or stops.</summary>
public interface IWithTimers
{
    /// <summary>The timers, set by the engine before the first message.</summary>
    ITimerScheduler Timers { get; set; }
}
