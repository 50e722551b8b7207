using System.Collections.Concurrent;
using Akka.Actor.Internal;
using Akka.Event;

namespace Akka.Actor;

/// <summary>A wheel of buckets of timers, and the thread that turns it. The thread sleeps for as long as there are no timers.</summary>
internal sealed class TimerWheel
{
    private readonly ConcurrentQueue<WheelTimer> _added = new();
    private readonly AutoResetEvent _wake = new(false);
    private readonly WheelTimer?[] _buckets;
    private readonly long _tick;
    private readonly TimeSpan _stopTimeout;
    private readonly ILoggingAdapter _log;
    private readonly Lock _starting = new();
    private Thread? _thread;
    private long _position;
    private int _count;
    private volatile bool _asleep;
    private volatile bool _stopped;

    public TimerWheel(TimeSpan tick, int buckets, TimeSpan stopTimeout, ILoggingAdapter log)
    {
        _tick = tick.Ticks;
        _buckets = new WheelTimer?[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)buckets)];
        _stopTimeout = stopTimeout;
        _log = log;
    }

    public void Add(WheelTimer timer)
    {
        if (_stopped) throw new SchedulerException("The scheduler is shut down: its actor system has terminated.");
        timer.Deadline = MonotonicClock.Ticks + timer.Delay.Ticks;
        if (timer.Delay == TimeSpan.Zero)
        {
            if (!timer.IsCancelled) Fire(timer);
            if (timer.Interval == TimeSpan.Zero) return;
            timer.Deadline += timer.Interval.Ticks;
        }
        _added.Enqueue(timer);
        if (_thread is null) StartThread();
        Interlocked.MemoryBarrier();
        if (_asleep) _wake.Set();
    }

    public void Stop()
    {
        if (_stopped) return;
        _stopped = true;
        _wake.Set();
        if (_thread is { } thread && thread != Thread.CurrentThread && !thread.Join(_stopTimeout))
            _log.Warning("The scheduler's thread did not end within {0} (akka.scheduler.shutdown-timeout): an action that it runs blocks.", _stopTimeout);
    }

    private void StartThread()
    {
        lock (_starting)
        {
            if (_thread is not null) return;
            _thread = new Thread(Turn) { IsBackground = true, Name = "akka-scheduler" };
            _thread.Start();
        }
    }

    private void Turn()
    {
        _position = MonotonicClock.Ticks / _tick;
        while (!_stopped)
        {
            TakeAdded();
            if (_count == 0 && Sleep()) continue;
            WaitForTick();
            TakeAdded();
            var now = MonotonicClock.Ticks / _tick;
            // After a long pause each bucket is looked at once.
            if (now - _position > _buckets.Length) _position = now - _buckets.Length;
            while (_position < now) Expire(_position++);
        }
    }

    private bool Sleep()
    {
        _asleep = true;
        Interlocked.MemoryBarrier();
        if (_added.IsEmpty && !_stopped) _wake.WaitOne();
        _asleep = false;
        _position = Math.Max(_position, MonotonicClock.Ticks / _tick);
        return true;
    }

    private void WaitForTick()
    {
        var wait = (_position + 1) * _tick - MonotonicClock.Ticks;
        if (wait > 0) _wake.WaitOne(TimeSpan.FromMilliseconds(Math.Ceiling(wait / (double)TimeSpan.TicksPerMillisecond)));
    }

    private void TakeAdded()
    {
        while (_added.TryDequeue(out var timer)) Insert(timer);
    }

    // A timer lies in the bucket of the tick in which it is due; that tick is looked at when it has passed.
    private void Insert(WheelTimer timer)
    {
        var slot = Math.Max(timer.Deadline / _tick, _position);
        ref var bucket = ref _buckets[slot & (_buckets.Length - 1)];
        timer.Next = bucket;
        bucket = timer;
        _count++;
    }

    private void Expire(long tick)
    {
        ref var bucket = ref _buckets[tick & (_buckets.Length - 1)];
        var timers = Reverse(bucket);
        bucket = null;
        var now = MonotonicClock.Ticks;
        while (timers is { } timer)
        {
            timers = timer.Next;
            timer.Next = null;
            _count--;
            if (timer.IsCancelled) continue;
            if (timer.Deadline > now)
            {
                Insert(timer);
                continue;
            }
            Fire(timer);
            if (timer.Interval == TimeSpan.Zero) continue;
            // A repeated timer keeps its beat; beats that were missed are not made up for.
            timer.Deadline += timer.Interval.Ticks;
            if (timer.Deadline <= now) timer.Deadline = now + timer.Interval.Ticks;
            _added.Enqueue(timer);
        }
    }

    private static WheelTimer? Reverse(WheelTimer? timers)
    {
        WheelTimer? first = null;
        while (timers is { } timer)
        {
            timers = timer.Next;
            timer.Next = first;
            first = timer;
        }
        return first;
    }

    private void Fire(WheelTimer timer)
    {
        try
        {
            timer.Fire();
        }
        catch (Exception e)
        {
            _log.Error(e, "A scheduled action threw: {0}", e.Message);
        }
    }
}
