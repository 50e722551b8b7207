using Akka.Actor;
using Akka.TestKit.Configs;

namespace Akka.TestKit.Tests;

public sealed class TestSchedulerTests() : Xunit2.TestKit(TestConfigs.TestSchedulerConfig)
{
    private TestScheduler Scheduler => (TestScheduler)Sys.Scheduler;

    [Fact]
    public void Nothing_happens_before_its_time()
    {
        Scheduler.ScheduleTellOnce(TimeSpan.FromHours(1), TestActor, "due", ActorRefs.NoSender);
        Scheduler.Advance(TimeSpan.FromMinutes(59));
        Assert.False(HasMessages);
        Scheduler.Advance(TimeSpan.FromMinutes(1));
        ExpectMsg("due");
    }

    [Fact]
    public void What_is_due_happens_in_the_order_of_time()
    {
        Scheduler.ScheduleTellOnce(TimeSpan.FromSeconds(2), TestActor, "second", ActorRefs.NoSender);
        Scheduler.ScheduleTellOnce(TimeSpan.FromSeconds(1), TestActor, "first", ActorRefs.NoSender);
        Scheduler.ScheduleTellOnce(TimeSpan.FromSeconds(2), TestActor, "third", ActorRefs.NoSender);
        Scheduler.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(["first", "second", "third"], ReceiveN(3).Cast<string>());
    }

    [Fact]
    public void What_repeats_happens_once_an_interval_until_it_is_cancelled()
    {
        var cancel = new Cancelable(Scheduler.Advanced);
        Scheduler.ScheduleTellRepeatedly(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TestActor, "tick", ActorRefs.NoSender, cancel);
        Scheduler.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(3, ReceiveN(3).Count);
        cancel.Cancel();
        Scheduler.Advance(TimeSpan.FromSeconds(10));
        Assert.False(HasMessages);
    }

    [Fact]
    public void What_is_scheduled_on_the_way_happens_on_the_way()
    {
        var times = new List<TimeSpan>();
        Scheduler.ScheduleOnce(TimeSpan.FromSeconds(1), () =>
        {
            times.Add(Scheduler.MonotonicClock);
            Scheduler.ScheduleOnce(TimeSpan.FromSeconds(1), () => times.Add(Scheduler.MonotonicClock));
        });
        var start = Scheduler.MonotonicClock;
        Scheduler.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)], times.Select(t => t - start));
    }

    [Fact]
    public void Time_does_not_go_back() => Assert.Throws<InvalidOperationException>(() => Scheduler.AdvanceTo(Scheduler.Now - TimeSpan.FromSeconds(1)));

    [Fact]
    public void The_timers_of_an_actor_run_on_virtual_time()
    {
        var actor = ActorOf(() => new Timed(TestActor));
        ExpectMsg("started");
        Scheduler.Advance(TimeSpan.FromDays(2));
        ExpectMsg("day");
        ExpectMsg("day");
        Assert.NotNull(actor);
    }

    private sealed class Timed : ReceiveActor, IWithTimers
    {
        private readonly IActorRef _target;

        public Timed(IActorRef target)
        {
            _target = target;
            ReceiveAny(m => target.Tell(m));
        }

        public ITimerScheduler Timers { get; set; } = null!;

        protected override void PreStart()
        {
            Timers.StartPeriodicTimer("day", "day", TimeSpan.FromDays(1));
            _target.Tell("started");
        }
    }
}
