using Akka.Actor;
using Akka.Event;
using Akka.Tests.Support;
namespace Akka.Tests.Actor;

public sealed class BehaviorTests : ActorSpec
{
    [Fact]
    public async Task Become_replaces_and_BecomeStacked_stacks()
    {
        var actor = System.ActorOf(Props.Create<Moody>());
        Assert.Equal("calm", await actor.Ask<string>("mood", Patience));
        actor.Tell("anger");
        Assert.Equal("angry", await actor.Ask<string>("mood", Patience));
        actor.Tell("rage");
        Assert.Equal("furious", await actor.Ask<string>("mood", Patience));
        actor.Tell("back");
        Assert.Equal("angry", await actor.Ask<string>("mood", Patience));
        actor.Tell("back");
        Assert.Equal("calm", await actor.Ask<string>("mood", Patience));
    }

    [Fact]
    public async Task A_restart_goes_back_to_the_first_behaviour()
    {
        var actor = System.ActorOf(Props.Create<Moody>());
        actor.Tell("anger");
        actor.Tell("fail");
        Assert.Equal("calm", await actor.Ask<string>("mood", Patience));
    }

    [Fact]
    public async Task Handlers_are_tried_in_the_order_in_which_they_were_declared()
    {
        var actor = System.ActorOf(Props.Create<Picky>());
        Assert.Equal("big", await actor.Ask<string>(100, Patience));
        Assert.Equal("int", await actor.Ask<string>(1, Patience));
        Assert.Equal("text", await actor.Ask<string>("x", Patience));
        Assert.Equal("any", await actor.Ask<string>(1.5, Patience));
        Assert.Equal("exception", await actor.Ask<string>(new ArgumentNullException(), Patience));
    }

    [Fact]
    public async Task A_handler_after_ReceiveAny_is_refused()
    {
        var probe = NewProbe();
        await probe.Watch(System.ActorOf(Props.Create<Greedy>()));
        await probe.Expect<Terminated>();
    }

    [Fact]
    public async Task A_message_that_nothing_handles_is_published()
    {
        var unhandled = Subscribe<UnhandledMessage>();
        var actor = System.ActorOf(Props.Create<Moody>());
        actor.Tell(12);
        var letter = await unhandled.Expect<UnhandledMessage>();
        Assert.Equal(12, letter.Message);
        Assert.Equal(actor, letter.Recipient);
    }

    [Fact]
    public void A_null_message_is_refused() => Assert.Throws<InvalidMessageException>(() => System.DeadLetters.Tell(null!));

    private sealed class Moody : ReceiveActor
    {
        public Moody()
        {
            Receive<string>(s => s == "mood", _ => Sender.Tell("calm"));
            Receive<string>(s => s == "fail", _ => throw new InvalidOperationException("fail"));
            Receive<string>(_ => BecomeStacked(Angry));
        }

        private void Angry()
        {
            Receive<string>(s => s == "mood", _ => Sender.Tell("angry"));
            Receive<string>(s => s == "back", _ => UnbecomeStacked());
            Receive<string>(s => s == "fail", _ => throw new InvalidOperationException("fail"));
            Receive<string>(_ => BecomeStacked(() =>
            {
                Receive<string>(s => s == "mood", _ => Sender.Tell("furious"));
                Receive<string>(_ => UnbecomeStacked());
            }));
        }
    }

    private sealed class Picky : ReceiveActor
    {
        public Picky()
        {
            Receive<int>(n => Sender.Tell("big"), n => n > 10);
            Receive<int>(_ => Sender.Tell("int"));
            Receive(typeof(string), _ => Sender.Tell("text"));
            Receive<Exception>(_ => Sender.Tell("exception"));
            ReceiveAny(_ => Sender.Tell("any"));
        }
    }

    private sealed class Greedy : ReceiveActor
    {
        public Greedy()
        {
            ReceiveAny(_ => { });
            Receive<int>(_ => { });
        }
    }
}
