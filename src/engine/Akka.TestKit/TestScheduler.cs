using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

/// <summary>A scheduler whose time stands still until the test moves it; what is due then runs on the thread of the test, in order of time.</summary>
public class TestScheduler : IScheduler, IAdvancedScheduler
{
    private readonly object _gate = new();
    private readonly PriorityQueue<ScheduledItem, (DateTimeOffset Due, long Number)> _items = new();
    private readonly DateTimeOffset _start = DateTimeOffset.UnixEpoch.AddYears(50);
    private DateTimeOffset _now;
    private long _number;

    /// <summary>Called by the system with its settings and log, neither of which matters here.</summary>
    public TestScheduler(Config schedulerConfig, ILoggingAdapter log) => _now = _start;

    /// <inheritdoc />
    public IAdvancedScheduler Advanced => this;

    /// <inheritdoc />
    public DateTimeOffset Now => TimeNow;

    /// <inheritdoc />
    public TimeSpan MonotonicClock => TimeNow - _start;

    /// <inheritdoc />
    public TimeSpan HighResMonotonicClock => TimeNow - _start;

    /// <summary>The virtual time.</summary>
    protected DateTimeOffset TimeNow
    {
        get
        {
            lock (_gate) return _now;
        }
    }

    /// <summary>Moves the time on, and runs whatever becomes due on the way.</summary>
    public void Advance(TimeSpan offset) => AdvanceTo(Now + offset);

    /// <summary>Moves the time to the given one, and runs whatever becomes due on the way.</summary>
    public void AdvanceTo(DateTimeOffset when)
    {
        if (when < Now) throw new InvalidOperationException($"The time is {Now:O}; it can be moved on only, and not back to {when:O}.");
        while (NextDue(when) is { } item)
        {
            item.Run();
            if (item.Interval is { } interval && !item.IsCancelled) Add(item with { Due = item.Due + interval });
        }

        lock (_gate) _now = when;
    }

    /// <inheritdoc />
    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender) =>
        ScheduleTellOnce(delay, receiver, message, sender, null!);

    /// <inheritdoc />
    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender, ICancelable cancelable) =>
        Add(delay, null, () => receiver.Tell(message, sender), cancelable);

    /// <inheritdoc />
    public void ScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender) =>
        ScheduleTellRepeatedly(initialDelay, interval, receiver, message, sender, null!);

    /// <inheritdoc />
    public void ScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender, ICancelable cancelable) =>
        Add(initialDelay, interval, () => receiver.Tell(message, sender), cancelable);

    /// <inheritdoc />
    public void ScheduleOnce(TimeSpan delay, Action action, ICancelable cancelable) => Add(delay, null, action, cancelable);

    /// <inheritdoc />
    public void ScheduleOnce(TimeSpan delay, Action action) => Add(delay, null, action, null);

    /// <inheritdoc />
    public void ScheduleOnce(TimeSpan delay, IRunnable action, ICancelable cancelable) => Add(delay, null, action.Run, cancelable);

    /// <inheritdoc />
    public void ScheduleOnce(TimeSpan delay, IRunnable action) => Add(delay, null, action.Run, null);

    /// <inheritdoc />
    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable cancelable) =>
        Add(initialDelay, interval, action, cancelable);

    /// <inheritdoc />
    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action) => Add(initialDelay, interval, action, null);

    /// <inheritdoc />
    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action, ICancelable cancelable) =>
        Add(initialDelay, interval, action.Run, cancelable);

    /// <inheritdoc />
    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action) => Add(initialDelay, interval, action.Run, null);

    private void Add(TimeSpan delay, TimeSpan? interval, Action action, ICancelable? cancelable)
    {
        if (delay < TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(delay), $"The delay is {delay}; expected none below zero.");
        if (interval <= TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(interval), $"The interval is {interval}; expected one above zero.");
        var item = new ScheduledItem(Now + delay, interval, action, cancelable);
        if (delay == TimeSpan.Zero && interval is null) item.Run();
        else Add(item);
    }

    private void Add(ScheduledItem item)
    {
        lock (_gate) _items.Enqueue(item, (item.Due, _number++));
    }

    private ScheduledItem? NextDue(DateTimeOffset limit)
    {
        lock (_gate)
        {
            if (!_items.TryPeek(out var item, out _) || item.Due > limit) return null;
            if (item.Due > _now) _now = item.Due;
            return _items.Dequeue();
        }
    }
}
