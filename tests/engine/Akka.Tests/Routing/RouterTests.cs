using Akka.Actor;
using Akka.Configuration;
using Akka.Routing;

namespace Akka.Tests.Routing;

public class RouterTests : Akka.TestKit.Xunit2.TestKit
{
    private const string Settings = """
        akka.actor.deployment {
          /configured { router = round-robin-pool, nr-of-instances = 3 }
          /hashing { router = consistent-hashing-pool, nr-of-instances = 4 }
          /dispatched { router = round-robin-pool, nr-of-instances = 2, pool-dispatcher { type = PinnedDispatcher } }
          /grouped { router = broadcast-group, routees.paths = ["/user/first", "/user/second"] }
        }
        """;

    private const string DispatcherQuestion = "which dispatcher";

    public RouterTests() : base(Settings)
    {
    }

    private static Props WorkerProps => Props.Create(() => new Worker());

    private static List<T> Repeat<T>(int count, Func<T> make) => [.. Enumerable.Range(0, count).Select(_ => make())];

    private string AskName(IActorRef router, object message)
    {
        router.Tell(message, TestActor);
        return ExpectMsg<string>();
    }

    private IReadOnlyList<Routee> RouteesOf(IActorRef router)
    {
        router.Tell(GetRoutees.Instance, TestActor);
        return [.. ExpectMsg<Routees>().Members];
    }

    [Fact]
    public void Round_robin_gives_each_routee_the_same_share()
    {
        var router = Sys.ActorOf(WorkerProps.WithRouter(new RoundRobinPool(4)));
        var names = Repeat(12, () => AskName(router, "who"));
        Assert.Equal(4, names.Distinct().Count());
        Assert.All(names.CountBy(name => name), count => Assert.Equal(3, count.Value));
    }

    [Fact]
    public void Random_reaches_all_routees()
    {
        var router = Sys.ActorOf(WorkerProps.WithRouter(new RandomPool(3)));
        Assert.Equal(3, Repeat(200, () => AskName(router, "who")).Distinct().Count());
    }

    [Fact]
    public void Broadcast_reaches_each_routee_once()
    {
        var pool = Sys.ActorOf(WorkerProps.WithRouter(new BroadcastPool(3)));
        pool.Tell("who", TestActor);
        Assert.Equal(3, Repeat(3, () => ExpectMsg<string>()).Distinct().Count());
        var router = Sys.ActorOf(WorkerProps.WithRouter(new RoundRobinPool(3)));
        router.Tell(new Broadcast("who"), TestActor);
        Assert.Equal(3, Repeat(3, () => ExpectMsg<string>()).Distinct().Count());
    }

    [Fact]
    public void The_smallest_mailbox_is_that_of_an_idle_routee()
    {
        var router = Sys.ActorOf(WorkerProps.WithRouter(new SmallestMailboxPool(2)));
        using var release = new ManualResetEventSlim();
        router.Tell(release, TestActor);
        var blocked = ExpectMsg<string>();
        Sys.ActorSelection(router.Path / blocked).Tell("waits in the mailbox", ActorRefs.NoSender);
        AwaitCondition(() => ((ActorRefRoutee)RouteesOf(router).Single(routee => routee.ToString()!.EndsWith(blocked, StringComparison.Ordinal))).Actor is LocalActorRef { Cell.NumberOfMessages: 1 });
        Assert.All(Repeat(6, () => AskName(router, "who")), name => Assert.NotEqual(blocked, name));
        release.Set();
    }

    [Fact]
    public void Equal_keys_go_to_the_same_routee()
    {
        var router = Sys.ActorOf(WorkerProps.WithRouter(FromConfig.Instance), "hashing");
        var first = Enumerable.Range(0, 50).ToDictionary(key => key, key => AskName(router, new ConsistentHashableEnvelope("who", key)));
        Assert.All(first, entry => Assert.Equal(entry.Value, AskName(router, new ConsistentHashableEnvelope("who", entry.Key))));
        Assert.True(first.Values.Distinct().Count() > 1);
    }

    [Fact]
    public void A_mapping_gives_the_key_of_messages_that_have_none()
    {
        var router = Sys.ActorOf(WorkerProps.WithRouter(new ConsistentHashingPool(5, message => message is string text ? text.Length : null)));
        Assert.Equal(AskName(router, "abc"), AskName(router, "xyz"));
    }

    [Fact]
    public void A_message_without_key_goes_to_dead_letters()
    {
        var router = Sys.ActorOf(WorkerProps.WithRouter(new ConsistentHashingPool(2)));
        var probe = CreateTestProbe();
        Sys.EventStream.Subscribe(probe.Ref, typeof(Akka.Event.DeadLetter));
        router.Tell("no key", TestActor);
        Assert.Equal("no key", probe.FishForMessage<Akka.Event.DeadLetter>(letter => letter.Message is "no key").Message);
    }

    [Fact]
    public void A_group_sends_to_the_actors_of_its_paths()
    {
        var (first, second) = (Sys.ActorOf(WorkerProps, "first"), Sys.ActorOf(WorkerProps, "second"));
        var group = Sys.ActorOf(Props.Empty.WithRouter(new RoundRobinGroup("/user/first", "/user/second")));
        Assert.Equal(new[] { "first", "second" }, Repeat(4, () => AskName(group, "who")).Distinct().Order());
        var grouped = Sys.ActorOf(Props.Empty.WithRouter(FromConfig.Instance), "grouped");
        grouped.Tell("who", TestActor);
        Assert.Equal(new[] { "first", "second" }, Repeat(2, () => ExpectMsg<string>()).Order());
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void Configuration_decides_what_router_an_actor_is()
    {
        var router = Sys.ActorOf(WorkerProps.WithRouter(FromConfig.Instance), "configured");
        Assert.Equal(3, RouteesOf(router).Count);
    }

    [Fact]
    public void A_router_from_configuration_that_has_none_is_refused_with_its_path()
    {
        var error = Assert.Throws<ConfigurationException>(() => Sys.ActorOf(WorkerProps.WithRouter(FromConfig.Instance), "missing"));
        Assert.Contains("/missing", error.Message);
    }

    [Fact]
    public void Routees_run_on_the_dispatcher_of_their_pool()
    {
        var router = Sys.ActorOf(WorkerProps.WithRouter(FromConfig.Instance), "dispatched");
        Assert.All(Repeat(4, () => AskName(router, DispatcherQuestion)), id => Assert.EndsWith(".pool-dispatcher", id));
    }

    [Fact]
    public void A_failing_routee_without_a_strategy_is_restarted_with_its_router_and_all_routees_live_on()
    {
        var router = Sys.ActorOf(WorkerProps.WithRouter(new RoundRobinPool(3)));
        var before = RouteesOf(router);
        router.Tell(new InvalidOperationException("routee fails"), TestActor);
        AwaitAssert(() => Assert.Equal(3, Repeat(3, () => AskName(router, "who")).Distinct().Count()));
        Assert.Equal(before, RouteesOf(router));
    }

    [Fact]
    public void Routees_are_added_and_removed_by_message()
    {
        var router = Sys.ActorOf(WorkerProps.WithRouter(new RoundRobinPool(2)));
        var extra = Sys.ActorOf(WorkerProps, "extra");
        router.Tell(new AddRoutee(Routee.FromActorRef(extra)));
        Assert.Equal(3, RouteesOf(router).Count);
        Assert.Contains("extra", Repeat(3, () => AskName(router, "who")));
        router.Tell(new RemoveRoutee(Routee.FromActorRef(extra)));
        Assert.Equal(2, RouteesOf(router).Count);
        Assert.DoesNotContain("extra", Repeat(4, () => AskName(router, "who")));
        Assert.Equal("extra", AskName(extra, "who"));
    }

    [Fact]
    public void A_pool_grows_and_shrinks_by_message()
    {
        var router = Sys.ActorOf(WorkerProps.WithRouter(new RoundRobinPool(2)));
        router.Tell(new AdjustPoolSize(3));
        Assert.Equal(5, RouteesOf(router).Count);
        var last = ((ActorRefRoutee)RouteesOf(router)[^1]).Actor;
        Watch(last);
        router.Tell(new AdjustPoolSize(-4));
        Assert.Single(RouteesOf(router));
        ExpectTerminated(last);
    }

    [Fact]
    public void A_routee_that_ends_is_forgotten_and_a_router_without_routees_stops()
    {
        var router = Sys.ActorOf(WorkerProps.WithRouter(new RoundRobinPool(2)));
        Watch(router);
        ((ActorRefRoutee)RouteesOf(router)[0]).Actor.Tell(PoisonPill.Instance);
        AwaitAssert(() => Assert.Single(RouteesOf(router)));
        router.Tell(new Broadcast(PoisonPill.Instance));
        ExpectTerminated(router);
    }

    [Fact]
    public void A_poison_pill_for_the_router_stops_it_with_its_routees()
    {
        var router = Sys.ActorOf(WorkerProps.WithRouter(new RoundRobinPool(2)));
        var routee = ((ActorRefRoutee)RouteesOf(router)[0]).Actor;
        Watch(routee);
        router.Tell(PoisonPill.Instance);
        ExpectTerminated(routee);
    }

    [Fact]
    public void A_failing_routee_is_restarted_by_the_strategy_of_the_pool()
    {
        var pool = new RoundRobinPool(1).WithSupervisorStrategy(new OneForOneStrategy(_ => Directive.Restart));
        var router = Sys.ActorOf(WorkerProps.WithRouter(pool));
        var name = AskName(router, "who");
        router.Tell(new InvalidOperationException("routee fails"), TestActor);
        Assert.Equal(name, AskName(router, "who"));
        Assert.Single(RouteesOf(router));
    }

    private sealed class Worker : ReceiveActor
    {
        public Worker()
        {
            Receive<string>(text => Sender.Tell(text == DispatcherQuestion ? Context.Dispatcher.Id : Self.Path.Name));
            Receive<Exception>(error => throw error);
            Receive<ManualResetEventSlim>(release =>
            {
                Sender.Tell(Self.Path.Name);
                release.Wait(TimeSpan.FromSeconds(20));
            });
        }
    }
}
