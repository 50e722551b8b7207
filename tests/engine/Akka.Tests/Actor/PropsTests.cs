using Akka.Actor;
using Akka.Tests.Support;
namespace Akka.Tests.Actor;

public sealed class PropsTests : ActorSpec
{
    [Fact]
    public async Task An_expression_a_type_and_a_producer_make_the_same_actor()
    {
        var text = "x";
        Assert.Equal("x1", await System.ActorOf(Props.Create(() => new Joined(text, 1))).Ask<string>("?", Patience));
        Assert.Equal("x2", await System.ActorOf(Props.Create<Joined>("x", 2)).Ask<string>("?", Patience));
        Assert.Equal("x3", await System.ActorOf(Props.Create(typeof(Joined), "x", 3)).Ask<string>("?", Patience));
        Assert.Equal("x4", await System.ActorOf(Props.CreateBy(new Producer("x", 4))).Ask<string>("?", Patience));
        Assert.Equal("x5", await System.ActorOf(Props.CreateBy<Producer>("x", 5)).Ask<string>("?", Patience));
        Assert.Equal("x8", await System.ActorOf(Props.Create(() => new Joined(text, 4 + 4))).Ask<string>("?", Patience));
    }

    [Fact]
    public async Task Arguments_that_no_constructor_takes_stop_the_actor()
    {
        var probe = NewProbe();
        await probe.Watch(System.ActorOf(Props.Create<Joined>(1, 2, 3)));
        await probe.Expect<Terminated>();
    }

    [Fact]
    public void An_expression_that_is_no_constructor_is_refused() =>
        Assert.Throws<ArgumentException>(() => Props.Create(() => Made()));

    [Fact]
    public void A_type_that_is_no_actor_is_refused() => Assert.Throws<ArgumentException>(() => Props.Create(typeof(string)));

    [Fact]
    public void A_changed_recipe_leaves_the_old_one_as_it_was()
    {
        var props = Props.Create(() => new Joined("x", 1));
        var changed = props.WithDispatcher("other").WithMailbox("box").WithStashCapacity(3);
        Assert.Equal("akka.actor.default-dispatcher", props.Dispatcher);
        Assert.Equal("other", changed.Dispatcher);
        Assert.Equal("box", changed.Mailbox);
        Assert.Equal(3, changed.Deploy.StashCapacity);
        Assert.Equal(props, Props.Create(() => new Joined("x", 1)));
    }

    private static Joined Made() => throw new NotSupportedException();

    public sealed class Joined(string text, int number) : UntypedActor
    {
        protected override void OnReceive(object message) => Sender.Tell(text + number);
    }

    public sealed class Producer(string text, int number) : IIndirectActorProducer
    {
        public Type ActorType => typeof(Joined);

        public ActorBase Produce() => new Joined(text, number);

        public void Release(ActorBase actor) { }
    }
}
