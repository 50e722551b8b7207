using Akka.Actor;
using Akka.Tests.Support;
namespace Akka.Tests.Actor;

public sealed class TimerTests : ActorSpec
{
    [Fact]
    public async Task A_single_timer_fires_once()
    {
        var probe = NewProbe();
        var actor = Timed(probe);
        actor.Tell((Action<ITimerScheduler>)(t => t.StartSingleTimer("key", "tick", TimeSpan.FromMilliseconds(10))));
        await probe.Expect("tick");
        actor.Tell((Action<ITimerScheduler>)(t => probe.Ref.Tell(t.IsTimerActive("key"))));
        await probe.Expect(false);
    }

    [Fact]
    public async Task A_periodic_timer_fires_until_it_is_cancelled()
    {
        var probe = NewProbe();
        var actor = Timed(probe);
        actor.Tell((Action<ITimerScheduler>)(t => t.StartPeriodicTimer("key", "tick", TimeSpan.FromMilliseconds(10))));
        await probe.Expect("tick", "tick", "tick");
        actor.Tell((Action<ITimerScheduler>)(t =>
        {
            t.Cancel("key");
            probe.Ref.Tell("cancelled");
        }));
        while (await probe.Expect<string>() == "tick") { }
        await probe.ExpectNothing();
    }

    [Fact]
    public async Task A_new_timer_of_a_key_replaces_the_old_one_even_where_its_message_is_in_the_mailbox()
    {
        var probe = NewProbe();
        var actor = Timed(probe);
        actor.Tell((Action<ITimerScheduler>)(t =>
        {
            t.StartSingleTimer("key", "old", TimeSpan.Zero);
            t.StartSingleTimer("key", "new", TimeSpan.Zero);
        }));
        await probe.Expect("new");
        await probe.ExpectNothing();
    }

    [Fact]
    public async Task A_restart_ends_the_timers()
    {
        var probe = NewProbe();
        var actor = Timed(probe);
        actor.Tell((Action<ITimerScheduler>)(t => t.StartPeriodicTimer("key", "tick", TimeSpan.FromMilliseconds(1))));
        await probe.Expect("tick");
        actor.Tell((Action<ITimerScheduler>)(_ => throw new InvalidOperationException("fail")));
        actor.Tell((Action<ITimerScheduler>)(t => probe.Ref.Tell(t.ActiveTimers.Count)));
        object last;
        do last = await probe.Expect<object>();
        while (last is "tick");
        Assert.Equal(0, last);
        await probe.ExpectNothing();
    }

    [Fact]
    public async Task A_receive_timeout_comes_when_no_message_does_and_again()
    {
        var probe = NewProbe();
        var actor = Act((message, context) =>
        {
            if (message is TimeSpan time) context.SetReceiveTimeout(time);
            else probe.Ref.Tell(message);
        });
        actor.Tell(TimeSpan.FromMilliseconds(20));
        await probe.Expect(ReceiveTimeout.Instance, ReceiveTimeout.Instance);
    }

    [Fact]
    public async Task A_receive_timeout_can_be_turned_off()
    {
        var probe = NewProbe();
        var actor = Act((message, context) =>
        {
            context.SetReceiveTimeout(null);
            probe.Ref.Tell(context.ReceiveTimeout is null);
        });
        actor.Tell("off");
        await probe.Expect(true);
    }

    private IActorRef Timed(Probe probe) => System.ActorOf(Props.Create(() => new TimedActor(probe.Ref)));

    private sealed class TimedActor(IActorRef log) : UntypedActor, IWithTimers
    {
        public ITimerScheduler Timers { get; set; } = null!;

        protected override void OnReceive(object message)
        {
            if (message is Action<ITimerScheduler> code) code(Timers);
            else log.Tell(message);
        }
    }
}
