using Akka.Actor;
using Akka.Event;
using Akka.Tests.Support;
namespace Akka.Tests.Event;

public sealed class EventStreamTests : ActorSpec
{
    [Fact]
    public async Task Subscribers_get_events_of_their_type_and_those_derived_from_it()
    {
        var probe = Subscribe<Exception>();
        System.EventStream.Publish(new InvalidOperationException("derived"));
        System.EventStream.Publish("no exception");
        Assert.Equal("derived", (await probe.Expect<Exception>()).Message);
        await probe.ExpectNothing();
    }

    [Fact]
    public async Task Two_subscriptions_that_fit_give_one_event()
    {
        var probe = Subscribe<Exception>();
        System.EventStream.Subscribe(probe.Ref, typeof(InvalidOperationException));
        System.EventStream.Publish(new InvalidOperationException("once"));
        await probe.Expect<Exception>();
        await probe.ExpectNothing();
    }

    [Fact]
    public async Task Who_has_unsubscribed_gets_nothing()
    {
        var probe = Subscribe<string>();
        Assert.False(System.EventStream.Subscribe(probe.Ref, typeof(string)));
        Assert.True(System.EventStream.Unsubscribe(probe.Ref, typeof(string)));
        Assert.False(System.EventStream.Unsubscribe(probe.Ref));
        System.EventStream.Publish("hello");
        await probe.ExpectNothing();
    }

    [Fact]
    public async Task The_subscriptions_of_an_actor_that_stops_end()
    {
        var actor = Act((_, _) => { });
        System.EventStream.Subscribe(actor, typeof(Version));
        Assert.True(System.EventStream.HasSubscribers(typeof(Version)));
        await actor.GracefulStop(Patience);
        Assert.True(SpinWait.SpinUntil(() => !System.EventStream.HasSubscribers(typeof(Version)), Patience));
    }

    [Fact]
    public async Task A_message_to_an_actor_that_has_stopped_is_a_dead_letter_with_its_sender()
    {
        var letters = Subscribe<DeadLetter>();
        var actor = Act((_, _) => { });
        await actor.GracefulStop(Patience);
        actor.Tell("late", letters.Ref);
        var letter = await letters.Expect<DeadLetter>();
        Assert.Equal(("late", letters.Ref, actor), ((string)letter.Message, letter.Sender, letter.Recipient));
    }

    [Fact]
    public async Task Messages_that_wait_when_an_actor_stops_are_dead_letters_in_their_order()
    {
        var letters = Subscribe<DeadLetter>();
        var actor = Act((message, context) =>
        {
            if (message is "stop") context.Stop(context.Self);
        });
        actor.Tell("stop");
        var probe = NewProbe();
        await probe.Watch(actor);
        for (var i = 0; i < 5; i++) actor.Tell(i);
        for (var i = 0; i < 5; i++) Assert.Equal(i, (await letters.Expect<DeadLetter>()).Message);
    }

    [Fact]
    public async Task What_is_not_worth_a_dead_letter_is_a_suppressed_one()
    {
        var letters = Subscribe<AllDeadLetters>();
        var actor = Act((_, _) => { });
        await actor.GracefulStop(Patience);
        actor.Tell(PoisonPill.Instance);
        await letters.Expect<SuppressedDeadLetter>();
    }
}
