using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Actor;

/// <summary>
/// The scheduler: a wheel of buckets, turned by a thread of its own (Varghese and Lauck, "Hashed and Hierarchical Timing Wheels", 1987).
/// Nothing comes early; it comes late by up to the duration of a tick.
/// </summary>
public sealed class HashedWheelTimerScheduler : SchedulerBase, IDateTimeOffsetNowTimeProvider, IDisposable
{
    private readonly TimerWheel _wheel;

    /// <summary>Creates it with the settings of <c>akka.scheduler</c>.</summary>
    public HashedWheelTimerScheduler(Config scheduler, ILoggingAdapter log) : base(scheduler, log)
    {
        if (scheduler.IsNullOrEmpty()) throw new ConfigurationException("akka.scheduler is missing: the scheduler cannot be created.");
        var tick = scheduler.GetTimeSpan("tick-duration", TimeSpan.FromMilliseconds(10), allowInfinite: false);
        if (tick < TimeSpan.FromMilliseconds(1)) throw new ConfigurationException($"akka.scheduler.tick-duration must be at least 1ms; found {tick}.");
        var ticksPerWheel = scheduler.GetInt("ticks-per-wheel", 512);
        if (ticksPerWheel is < 1 or > 1 << 20) throw new ConfigurationException($"akka.scheduler.ticks-per-wheel must be between 1 and 1048576; found {ticksPerWheel}.");
        _wheel = new TimerWheel(tick, ticksPerWheel, scheduler.GetTimeSpan("shutdown-timeout", TimeSpan.FromSeconds(5)), log);
    }

    /// <inheritdoc/>
    public override TimeSpan MonotonicClock => Internal.MonotonicClock.Elapsed;

    /// <inheritdoc/>
    public override TimeSpan HighResMonotonicClock => Internal.MonotonicClock.Elapsed;

    /// <inheritdoc/>
    protected override DateTimeOffset TimeNow => TimeProvider.System.GetUtcNow();

    /// <inheritdoc/>
    protected override void InternalScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender, ICancelable cancelable) =>
        _wheel.Add(new TellTimer(delay, TimeSpan.Zero, receiver, message, sender, cancelable));

    /// <inheritdoc/>
    protected override void InternalScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender, ICancelable cancelable) =>
        _wheel.Add(new TellTimer(initialDelay, interval, receiver, message, sender, cancelable));

    /// <inheritdoc/>
    protected override void InternalScheduleOnce(TimeSpan delay, Action action, ICancelable cancelable) =>
        _wheel.Add(new ActionTimer(delay, TimeSpan.Zero, action, cancelable));

    /// <inheritdoc/>
    protected override void InternalScheduleOnce(TimeSpan delay, IRunnable action, ICancelable cancelable) =>
        _wheel.Add(new ActionTimer(delay, TimeSpan.Zero, action.Run, cancelable));

    /// <inheritdoc/>
    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable cancelable) =>
        _wheel.Add(new ActionTimer(initialDelay, interval, action, cancelable));

    /// <inheritdoc/>
    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action, ICancelable cancelable) =>
        _wheel.Add(new ActionTimer(initialDelay, interval, action.Run, cancelable));

    /// <summary>Ends the thread. What is scheduled is dropped.</summary>
    public void Dispose() => _wheel.Stop();
}
