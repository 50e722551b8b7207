using Akka.Actor;
using Akka.Event;
using Akka.Tests.Support;
namespace Akka.Tests.Actor;

public sealed class StashTests : ActorSpec
{
    [Fact]
    public async Task Stashed_messages_come_back_in_their_order_before_those_in_the_mailbox()
    {
        var probe = NewProbe();
        var actor = System.ActorOf(Props.Create(() => new Opener(probe.Ref)));
        for (var i = 0; i < 50; i++) actor.Tell(i);
        actor.Tell("open");
        for (var i = 50; i < 100; i++) actor.Tell(i);
        for (var i = 0; i < 100; i++) await probe.Expect(i);
    }

    [Fact]
    public async Task Senders_are_kept()
    {
        var probe = NewProbe();
        var actor = System.ActorOf(Props.Create(() => new Opener(probe.Ref)));
        var answer = actor.Ask<string>("who", Patience);
        actor.Tell("open");
        Assert.Equal("you", await answer);
    }

    [Fact]
    public async Task The_same_message_cannot_be_stashed_twice()
    {
        var probe = NewProbe();
        var actor = System.ActorOf(Props.Create(() => new Opener(probe.Ref)));
        Assert.Contains("more than once", await actor.Ask<string>("twice", Patience));
    }

    [Fact]
    public async Task A_restart_keeps_what_is_stashed()
    {
        var probe = NewProbe();
        var actor = System.ActorOf(Props.Create(() => new Opener(probe.Ref)));
        actor.Tell(1);
        actor.Tell("fail");
        actor.Tell("open");
        await probe.Expect(1);
    }

    [Fact]
    public async Task What_is_stashed_when_the_actor_stops_goes_to_the_dead_letters()
    {
        var letters = Subscribe<DeadLetter>();
        var probe = NewProbe();
        var actor = System.ActorOf(Props.Create(() => new Opener(probe.Ref)));
        actor.Tell(17);
        actor.Tell(PoisonPill.Instance);
        Assert.Equal(17, (await letters.Expect<DeadLetter>()).Message);
    }

    [Fact]
    public async Task A_full_stash_overflows()
    {
        var probe = NewProbe();
        var actor = System.ActorOf(Props.Create(() => new Opener(probe.Ref)).WithStashCapacity(2));
        actor.Tell(1);
        actor.Tell(2);
        Assert.Equal("overflow", await actor.Ask<string>("one more", Patience));
    }

    private sealed class Opener : UntypedActor, IWithUnboundedStash
    {
        private readonly IActorRef _log;
        private bool _open;

        public Opener(IActorRef log) => _log = log;

        public IStash Stash { get; set; } = null!;

        protected override void OnReceive(object message)
        {
            switch (message)
            {
                case "open":
                    _open = true;
                    Stash.UnstashAll();
                    break;
                case "who" when _open:
                    Sender.Tell("you");
                    break;
                case "fail":
                    throw new InvalidOperationException("fail");
                case "twice":
                    Stash.Stash();
                    Sender.Tell(Assert.Throws<IllegalActorStateException>(() => Stash.Stash()).Message);
                    break;
                case "one more":
                    Sender.Tell(Record.Exception(() => Stash.Stash()) is StashOverflowException ? "overflow" : "fits");
                    break;
                default:
                    if (_open) _log.Tell(message);
                    else Stash.Stash();
                    break;
            }
        }
    }
}
