using Akka.Actor;
using Akka.Tests.Support;
namespace Akka.Tests.Actor;

public sealed class SupervisionTests : ActorSpec
{
    [Fact]
    public async Task Resume_keeps_the_state()
    {
        var (child, _) = await ParentOf(new OneForOneStrategy(_ => Directive.Resume));
        child.Tell(1);
        child.Tell(new InvalidOperationException("fail"));
        child.Tell(1);
        Assert.Equal(2, await child.Ask<int>("get", Patience));
    }

    [Fact]
    public async Task Restart_starts_with_a_new_instance_and_keeps_the_mailbox_but_for_the_message_that_failed()
    {
        var (child, _) = await ParentOf(new OneForOneStrategy(_ => Directive.Restart));
        child.Tell(5);
        child.Tell(new InvalidOperationException("fail"));
        child.Tell(1);
        Assert.Equal(1, await child.Ask<int>("get", Patience));
    }

    [Fact]
    public async Task Stop_stops_the_child()
    {
        var (child, _) = await ParentOf(new OneForOneStrategy(_ => Directive.Stop));
        child.Tell(new InvalidOperationException("fail"));
        await WatchToTheEnd(child);
    }

    [Fact]
    public async Task Escalate_fails_the_parent_with_the_same_cause()
    {
        var seen = NewProbe();
        var top = new OneForOneStrategy(e =>
        {
            seen.Ref.Tell(e, ActorRefs.NoSender);
            return Directive.Stop;
        });
        var grandparent = System.ActorOf(Props.Create(() => new Parent(top)));
        var parent = await grandparent.Ask<IActorRef>(Props.Create(() => new Parent(new OneForOneStrategy(_ => Directive.Escalate))), Patience);
        var child = await parent.Ask<IActorRef>(Props.Create(() => new Counter()), Patience);
        child.Tell(new InvalidOperationException("deep"));
        Assert.Equal("deep", (await seen.Expect<InvalidOperationException>()).Message);
        await WatchToTheEnd(parent);
        await WatchToTheEnd(child);
    }

    [Fact]
    public async Task Escalate_and_restart_of_the_parent_stops_its_children()
    {
        var grandparent = System.ActorOf(Props.Create(() => new Parent(new OneForOneStrategy(_ => Directive.Restart))));
        var parent = await grandparent.Ask<IActorRef>(Props.Create(() => new Parent(new OneForOneStrategy(_ => Directive.Escalate))), Patience);
        var child = await parent.Ask<IActorRef>(Props.Create(() => new Counter()), Patience);
        child.Tell(new InvalidOperationException("deep"));
        await WatchToTheEnd(child);
        Assert.IsAssignableFrom<IActorRef>(await parent.Ask<IActorRef>(Props.Create(() => new Counter()), Patience));
    }

    [Fact]
    public async Task A_child_is_restarted_no_more_often_than_allowed()
    {
        var (child, _) = await ParentOf(new OneForOneStrategy(2, null, _ => Directive.Restart));
        child.Tell(new InvalidOperationException("1"));
        Assert.Equal(0, await child.Ask<int>("get", Patience));
        child.Tell(new InvalidOperationException("2"));
        Assert.Equal(0, await child.Ask<int>("get", Patience));
        child.Tell(new InvalidOperationException("3"));
        await WatchToTheEnd(child);
    }

    [Fact]
    public async Task Zero_retries_stop_the_child_at_its_first_failure()
    {
        var (child, _) = await ParentOf(new OneForOneStrategy(0, TimeSpan.FromSeconds(1), _ => Directive.Restart));
        child.Tell(new InvalidOperationException("1"));
        await WatchToTheEnd(child);
    }

    [Fact]
    public async Task All_for_one_restarts_the_siblings_too()
    {
        var (child, parent) = await ParentOf(new AllForOneStrategy(_ => Directive.Restart));
        var sibling = await parent.Ask<IActorRef>(Props.Create(() => new Counter()), Patience);
        sibling.Tell(3);
        Assert.Equal(3, await sibling.Ask<int>("get", Patience));
        child.Tell(new InvalidOperationException("fail"));
        Assert.Equal(0, await child.Ask<int>("get", Patience));
        Assert.Equal(0, await sibling.Ask<int>("get", Patience));
    }

    [Fact]
    public async Task All_for_one_stops_the_siblings_too()
    {
        var (child, parent) = await ParentOf(new AllForOneStrategy(_ => Directive.Stop));
        var sibling = await parent.Ask<IActorRef>(Props.Create(() => new Counter()), Patience);
        child.Tell(new InvalidOperationException("fail"));
        await WatchToTheEnd(child);
        await WatchToTheEnd(sibling);
    }

    [Fact]
    public async Task Kill_makes_the_default_strategy_stop_the_child()
    {
        var (child, _) = await ParentOf(null);
        child.Tell(Kill.Instance);
        await WatchToTheEnd(child);
    }

    [Fact]
    public async Task A_suspended_actor_processes_no_message_until_its_supervisor_has_decided()
    {
        var decide = new TaskCompletionSource<Directive>();
        var failed = new TaskCompletionSource();
        var (child, _) = await ParentOf(new OneForOneStrategy(_ =>
        {
            failed.SetResult();
            return decide.Task.GetAwaiter().GetResult();
        }));
        child.Tell(new InvalidOperationException("fail"));
        await failed.Task.WaitAsync(Patience);
        var answer = child.Ask<int>("get", Patience);
        child.Tell(1);
        Assert.False(answer.IsCompleted);
        decide.SetResult(Directive.Resume);
        Assert.Equal(0, await answer);
    }

    [Fact]
    public async Task A_thousand_restarts_lose_no_other_message()
    {
        var (child, _) = await ParentOf(new OneForOneStrategy(_ => Directive.Restart));
        var sink = NewProbe();
        for (var i = 0; i < 1000; i++)
        {
            child.Tell(new InvalidOperationException("poison"), ActorRefs.NoSender);
            child.Tell(sink.Ref, ActorRefs.NoSender);
        }
        for (var i = 0; i < 1000; i++) Assert.Equal("alive", await sink.Expect<string>());
    }

    [Fact]
    public async Task A_decider_of_pairs_takes_the_first_type_that_fits()
    {
        var decider = Decider.From(Directive.Escalate, Directive.Stop.When<ArgumentNullException>(), Directive.Resume.When<ArgumentException>());
        Assert.Equal(Directive.Stop, decider.Decide(new ArgumentNullException()));
        Assert.Equal(Directive.Resume, decider.Decide(new ArgumentOutOfRangeException()));
        Assert.Equal(Directive.Escalate, decider.Decide(new InvalidOperationException()));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task A_decider_that_throws_fails_the_parent()
    {
        var grandparent = System.ActorOf(Props.Create(() => new Parent(new OneForOneStrategy(_ => Directive.Stop))));
        var undecided = new OneForOneStrategy(_ => throw new InvalidOperationException("undecided"));
        var parent = await grandparent.Ask<IActorRef>(Props.Create(() => new Parent(undecided)), Patience);
        var child = await parent.Ask<IActorRef>(Props.Create(() => new Counter()), Patience);
        child.Tell(new InvalidOperationException("fail"));
        await WatchToTheEnd(parent);
    }

    private async Task<(IActorRef Child, IActorRef Parent)> ParentOf(SupervisorStrategy? strategy)
    {
        var parent = System.ActorOf(Props.Create(() => new Parent(strategy)));
        return (await parent.Ask<IActorRef>(Props.Create(() => new Counter()), Patience), parent);
    }

    private sealed class Parent(SupervisorStrategy? strategy) : ReceiveActor
    {
        protected override void PreStart() => Become(() => Receive<Props>(props => Sender.Tell(Context.ActorOf(props))));

        protected override SupervisorStrategy SupervisorStrategy() => strategy ?? base.SupervisorStrategy();
    }

    private sealed class Counter : ReceiveActor
    {
        private int _count;

        public Counter()
        {
            Receive<int>(n => _count += n);
            Receive<string>(_ => Sender.Tell(_count));
            Receive<IActorRef>(sink => sink.Tell("alive"));
            Receive<Exception>(e => throw e);
        }
    }
}
