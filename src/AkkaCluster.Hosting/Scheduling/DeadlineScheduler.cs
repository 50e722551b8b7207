using System.Diagnostics;
using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace AkkaCluster.Hosting.Scheduling;

/// <summary>
/// Akka.NET's timers on a thread of their own that sleeps until the next one is due. Akka.NET's own scheduler ticks on the .NET thread pool: where handlers
/// block all of it, no heartbeat is sent, and a node looks dead; and it wakes a node at rest with every tick.
/// </summary>
/// <remarks>Deadlines are rounded up to <c>akka.scheduler.tick-duration</c>, so that timers of one period wake the thread together.</remarks>
internal sealed class DeadlineScheduler : SchedulerBase, IDisposable
{
    /// <summary>Cancelled timers are swept out when so many are held, or twice as many as were left the last time.</summary>
    private const int SweepFrom = 1024;

    private static readonly TimeSpan ShutdownPatience = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly ManualResetEventSlim _sooner = new(false, spinCount: 0);
    private readonly PriorityQueue<Entry, long> _entries = new();
    private readonly long _tick;
    private readonly Thread _thread;
    private long _wakesAt;
    private int _sweepAt = SweepFrom;
    private bool _stopped;

    /// <summary>Akka.NET makes it, by its name in the settings.</summary>
    public DeadlineScheduler(Config config, ILoggingAdapter log)
        : base(config, log)
    {
        _tick = Math.Max(1, (long)config.GetTimeSpan("akka.scheduler.tick-duration").TotalMilliseconds);
        _thread = new Thread(Run) { IsBackground = true, Name = "akka.scheduler" };
        _thread.Start();
    }

    public override TimeSpan MonotonicClock => Stopwatch.GetElapsedTime(0);

    public override TimeSpan HighResMonotonicClock => Stopwatch.GetElapsedTime(0);

    /// <summary>How many timers are held, cancelled ones among them.</summary>
    internal int Held
    {
        get
        {
            lock (_gate)
                return _entries.Count;
        }
    }

    protected override DateTimeOffset TimeNow => TimeProvider.System.GetUtcNow();

    private static long NowMilliseconds => Environment.TickCount64;

    /// <summary>Ends the thread, and does what is left once, as Akka.NET's own scheduler does: somebody may wait for it.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_stopped)
                return;
            _stopped = true;
        }
        _sooner.Set();
        if (_thread != Thread.CurrentThread && !_thread.Join(ShutdownPatience))
            Log.Warning("A timer has not come to its end within {ShutdownPatience}", ShutdownPatience);
        List<Entry> left;
        lock (_gate)
        {
            left = [.. _entries.UnorderedItems.Select(item => item.Element)];
            _entries.Clear();
        }
        left.ForEach(Do);
    }

    protected override void InternalScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender, ICancelable cancelable) =>
        Add(delay, TimeSpan.Zero, () => receiver.Tell(message, sender), cancelable);

    protected override void InternalScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender, ICancelable cancelable) =>
        Add(initialDelay, interval, () => receiver.Tell(message, sender), cancelable);

    protected override void InternalScheduleOnce(TimeSpan delay, Action action, ICancelable cancelable) => Add(delay, TimeSpan.Zero, action, cancelable);

    protected override void InternalScheduleOnce(TimeSpan delay, IRunnable action, ICancelable cancelable) => Add(delay, TimeSpan.Zero, action.Run, cancelable);

    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable cancelable) => Add(initialDelay, interval, action, cancelable);

    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action, ICancelable cancelable) => Add(initialDelay, interval, action.Run, cancelable);

    private void Add(TimeSpan delay, TimeSpan interval, Action action, ICancelable? cancelable)
    {
        lock (_gate)
        {
            if (_stopped)
                throw new SchedulerException("The scheduler has been shut down; nothing can be scheduled any more.");
            Enqueue(new Entry(action, cancelable, (long)interval.TotalMilliseconds), NowMilliseconds + (long)Math.Ceiling(delay.TotalMilliseconds));
        }
    }

    private void Enqueue(Entry entry, long due)
    {
        if (_entries.Count >= _sweepAt)
            Sweep();
        var at = (due + _tick - 1) / _tick * _tick;
        _entries.Enqueue(entry, at);
        if (at < _wakesAt)
            _sooner.Set();
    }

    private void Sweep()
    {
        var live = _entries.UnorderedItems.Where(item => !item.Element.IsCancelled).ToList();
        _entries.Clear();
        _entries.EnqueueRange(live);
        _sweepAt = Math.Max(SweepFrom, 2 * live.Count);
    }

    private void Run()
    {
        var due = new List<Entry>();
        while (true)
        {
            int sleep;
            lock (_gate)
            {
                if (_stopped)
                    return;
                _sooner.Reset();
                sleep = TakeDue(due);
            }
            if (due.Count == 0)
            {
                _sooner.Wait(sleep);
                continue;
            }
            due.ForEach(Do);
            due.Clear();
        }
    }

    /// <summary>Takes what is due now, and has the repeated of it come again.</summary>
    /// <returns>Milliseconds until the next is due; -1 where there is none.</returns>
    private int TakeDue(List<Entry> due)
    {
        var now = NowMilliseconds;
        // Nobody has to wake the thread before it sleeps.
        _wakesAt = 0;
        while (_entries.TryPeek(out var entry, out var at) && at <= now)
        {
            _entries.Dequeue();
            if (entry.IsCancelled)
                continue;
            due.Add(entry);
            // A process that stood still does not make up for what it missed.
            if (entry.Interval > 0)
                Enqueue(entry, Math.Max(at + entry.Interval, now));
        }
        if (!_entries.TryPeek(out _, out var next))
        {
            _wakesAt = long.MaxValue;
            return Timeout.Infinite;
        }
        _wakesAt = next;
        return (int)Math.Min(next - now, int.MaxValue);
    }

    private void Do(Entry entry)
    {
        if (entry.IsCancelled)
            return;
        try
        {
            entry.Action();
        }
        catch (SchedulerException)
        {
            // Of an actor that has ended.
        }
        catch (Exception e)
        {
            Log.Error(e, "A timer's action failed");
        }
    }

    private sealed record Entry(Action Action, ICancelable? Cancelable, long Interval)
    {
        public bool IsCancelled => Cancelable is { IsCancellationRequested: true };
    }
}
