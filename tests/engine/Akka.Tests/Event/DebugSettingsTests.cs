using Akka.Actor;
using Akka.Event;
using Akka.Tests.Support;

namespace Akka.Tests.Event;

public sealed class DebugSettingsTests : ActorSpec
{
    public DebugSettingsTests()
        : base("akka.loglevel = DEBUG, akka.actor.debug { unhandled = on, receive = on }, akka.actor.telemetry.enabled = on")
    {
    }

    [Fact]
    public async Task Messages_that_no_handler_took_are_logged()
    {
        var events = Subscribe<Debug>();
        System.ActorOf(Props.Create(() => new Talker()), "talker").Tell(7, ActorRefs.NoSender);
        Assert.Equal("received message 7 from [akka://test/deadLetters]", (await events.Expect<Debug>()).Message.ToString());
        var unhandled = await events.Expect<Debug>();
        Assert.Equal("Unhandled message from [akka://test/deadLetters]: 7", unhandled.Message.ToString());
        Assert.Equal("akka://test/user/talker", unhandled.LogSource);
    }

    [Fact]
    public async Task Messages_to_actors_that_ask_for_it_are_logged_whatever_they_have_become()
    {
        var events = Subscribe<Debug>();
        var talker = System.ActorOf(Props.Create(() => new Talker()));
        talker.Tell("become", ActorRefs.NoSender);
        talker.Tell("again", ActorRefs.NoSender);
        Act((_, _) => { }).Tell("silent", ActorRefs.NoSender);
        Assert.StartsWith("received message become", (await events.Expect<Debug>()).Message.ToString());
        Assert.StartsWith("received message again", (await events.Expect<Debug>()).Message.ToString());
        await events.ExpectNothing();
    }

    [Fact]
    public async Task What_becomes_of_actors_is_published()
    {
        var events = Subscribe<IActorTelemetryEvent>();
        var actor = Act((message, _) => throw new InvalidOperationException("oops"), "clumsy");
        actor.Tell("go", ActorRefs.NoSender);
        actor.Tell(PoisonPill.Instance, ActorRefs.NoSender);

        Assert.IsType<ActorStarted>(await NextOf(actor, events));
        var restarted = Assert.IsType<ActorRestarted>(await NextOf(actor, events));
        Assert.Equal(("oops", typeof(FunActor)), (restarted.Reason.Message, restarted.ActorType));
        Assert.IsType<ActorStopped>(await NextOf(actor, events));
    }

    // The system's own actors start at the same time.
    private static async Task<IActorTelemetryEvent> NextOf(IActorRef actor, Probe events)
    {
        while (true)
        {
            if (await events.Expect<IActorTelemetryEvent>() is var next && next.Subject.Equals(actor))
                return next;
        }
    }

    private sealed class Talker : ReceiveActor, ILogReceive
    {
        public Talker()
        {
            Receive<string>(_ => Become(() => Receive<string>(_ => { })));
        }
    }
}
