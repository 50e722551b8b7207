using Akka.Actor;
using Akka.Tests.Support;
namespace Akka.Tests.Actor;

public sealed class SchedulerTests : ActorSpec
{
    [Fact]
    public async Task Nothing_comes_early_and_later_ones_come_later()
    {
        var probe = NewProbe();
        var begin = System.Scheduler.MonotonicClock;
        System.Scheduler.ScheduleTellOnce(TimeSpan.FromMilliseconds(120), probe.Ref, "late", ActorRefs.NoSender);
        System.Scheduler.ScheduleTellOnce(TimeSpan.FromMilliseconds(30), probe.Ref, "soon", ActorRefs.NoSender);
        await probe.Expect("soon");
        Assert.True(System.Scheduler.MonotonicClock - begin >= TimeSpan.FromMilliseconds(30));
        await probe.Expect("late");
        Assert.True(System.Scheduler.MonotonicClock - begin >= TimeSpan.FromMilliseconds(120));
    }

    [Fact]
    public async Task Many_timers_of_many_threads_all_fire()
    {
        var fired = new CountdownEvent(2000);
        Parallel.For(0, 2000, i => System.Scheduler.Advanced.ScheduleOnce(TimeSpan.FromMilliseconds(i % 97), () => fired.Signal()));
        Assert.True(await Task.Run(() => fired.Wait(Patience)), $"{fired.CurrentCount} of 2000 timers did not fire");
    }

    [Fact]
    public async Task A_cancelled_timer_does_not_fire()
    {
        var probe = NewProbe();
        System.Scheduler.ScheduleTellOnce(TimeSpan.FromMilliseconds(20), probe.Ref, "cancelled before", ActorRefs.NoSender, Cancelable.CreateCanceled());
        var cancelled = System.Scheduler.ScheduleTellOnceCancelable(TimeSpan.FromSeconds(1), probe.Ref, "cancelled after", ActorRefs.NoSender);
        cancelled.Cancel();
        System.Scheduler.ScheduleTellOnce(TimeSpan.FromMilliseconds(1050), probe.Ref, "kept", ActorRefs.NoSender);
        await probe.Expect("kept");
    }

    [Fact]
    public async Task A_repeated_timer_fires_until_it_is_cancelled()
    {
        var probe = NewProbe();
        var repeated = System.Scheduler.ScheduleTellRepeatedlyCancelable(TimeSpan.Zero, TimeSpan.FromMilliseconds(10), probe.Ref, "tick", ActorRefs.NoSender);
        await probe.Expect("tick", "tick", "tick");
        repeated.Cancel();
    }

    [Fact]
    public async Task An_action_that_throws_does_not_harm_the_others()
    {
        var probe = NewProbe();
        System.Scheduler.Advanced.ScheduleOnce(TimeSpan.FromMilliseconds(5), () => throw new InvalidOperationException("no"));
        System.Scheduler.ScheduleTellOnce(TimeSpan.FromMilliseconds(30), probe.Ref, "alive", ActorRefs.NoSender);
        await probe.Expect("alive");
    }

    [Fact]
    public void Negative_delays_and_intervals_that_are_not_positive_are_refused()
    {
        Assert.Throws<ArgumentException>(() => System.Scheduler.ScheduleTellOnce(TimeSpan.FromMilliseconds(-1), System.DeadLetters, "x", ActorRefs.NoSender));
        Assert.Throws<ArgumentException>(() => System.Scheduler.ScheduleTellRepeatedly(TimeSpan.Zero, TimeSpan.Zero, System.DeadLetters, "x", ActorRefs.NoSender));
    }

    [Fact]
    public async Task A_scheduler_that_is_shut_down_says_so()
    {
        await System.Terminate().WaitAsync(Patience);
        Assert.Throws<SchedulerException>(() => System.Scheduler.ScheduleTellOnce(TimeSpan.FromSeconds(1), System.DeadLetters, "x", ActorRefs.NoSender));
    }
}
