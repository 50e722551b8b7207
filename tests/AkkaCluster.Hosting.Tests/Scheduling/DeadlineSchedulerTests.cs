using System.Collections.Concurrent;
using System.Diagnostics;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using AkkaCluster.Hosting.Scheduling;

namespace AkkaCluster.Hosting.Tests.Scheduling;

public sealed class DeadlineSchedulerTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly DeadlineScheduler _scheduler = new(ConfigurationFactory.ParseString("akka.scheduler.tick-duration = 10ms"), NoLogger.Instance);

    private IActionScheduler Scheduler => _scheduler;

    public void Dispose() => _scheduler.Dispose();

    [Fact]
    public void What_is_due_sooner_is_done_first_and_nothing_too_soon()
    {
        using var done = new BlockingCollection<(int Number, TimeSpan After)>();
        var watch = Stopwatch.StartNew();
        foreach (var milliseconds in new[] { 300, 100, 200 })
            Scheduler.ScheduleOnce(TimeSpan.FromMilliseconds(milliseconds), () => done.Add((milliseconds, watch.Elapsed)));
        foreach (var expected in new[] { 100, 200, 300 })
        {
            Assert.True(done.TryTake(out var next, Patience));
            Assert.Equal(expected, next.Number);
            // The clock that it goes by ticks a few milliseconds.
            Assert.True(next.After > TimeSpan.FromMilliseconds(expected - 20), $"{expected} ms were over after {next.After}");
        }
    }

    [Fact]
    public void What_is_repeated_comes_until_it_is_cancelled()
    {
        using var done = new BlockingCollection<int>();
        using var cancel = new Cancelable(Scheduler);
        Scheduler.ScheduleRepeatedly(TimeSpan.Zero, TimeSpan.FromMilliseconds(20), () => done.Add(1), cancel);
        for (var i = 0; i < 5; i++)
            Assert.True(done.TryTake(out _, Patience));
        cancel.Cancel();
        using var later = new ManualResetEventSlim();
        Scheduler.ScheduleOnce(TimeSpan.FromMilliseconds(100), later.Set);
        Assert.True(later.Wait(Patience));
        Assert.InRange(done.Count, 0, 1);
    }

    [Fact]
    public void A_timer_that_fails_stops_no_other()
    {
        using var done = new ManualResetEventSlim();
        Scheduler.ScheduleOnce(TimeSpan.Zero, () => throw new InvalidOperationException("meant to fail"));
        Scheduler.ScheduleOnce(TimeSpan.FromMilliseconds(20), done.Set);
        Assert.True(done.Wait(Patience));
    }

    [Fact]
    public void Timers_come_while_every_thread_of_the_pool_is_blocked()
    {
        ThreadPool.GetMinThreads(out var threads, out _);
        using var release = new ManualResetEventSlim();
        using var blocked = new CountdownEvent(threads + 20);
        for (var i = 0; i < blocked.InitialCount; i++)
        {
            ThreadPool.QueueUserWorkItem(_ =>
            {
                release.Wait();
                blocked.Signal();
            });
        }
        using var done = new ManualResetEventSlim();
        Scheduler.ScheduleOnce(TimeSpan.FromMilliseconds(20), done.Set);
        var came = done.Wait(Patience);
        release.Set();
        Assert.True(came);
        Assert.True(blocked.Wait(Patience));
    }

    [Fact]
    public void Cancelled_timers_of_long_ago_are_not_kept()
    {
        for (var i = 0; i < 100_000; i++)
        {
            var cancel = new Cancelable(Scheduler);
            Scheduler.ScheduleOnce(TimeSpan.FromDays(1), () => { }, cancel);
            cancel.Cancel();
        }
        Assert.InRange(_scheduler.Held, 0, 2048);
    }

    [Fact]
    public void At_its_end_what_is_left_is_done_once_and_nothing_more_is_taken()
    {
        var done = 0;
        Scheduler.ScheduleOnce(TimeSpan.FromDays(1), () => done++);
        Scheduler.ScheduleRepeatedly(TimeSpan.FromDays(1), TimeSpan.FromDays(1), () => done++);
        _scheduler.Dispose();
        Assert.Equal(2, done);
        Assert.Throws<SchedulerException>(() => Scheduler.ScheduleOnce(TimeSpan.Zero, () => done++));
    }
}
