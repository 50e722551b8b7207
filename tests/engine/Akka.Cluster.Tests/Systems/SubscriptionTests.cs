using Akka.Actor;

namespace Akka.Cluster.Tests.Systems;

public class SubscriptionTests
{
    [Fact]
    public async Task A_subscriber_first_gets_the_state_as_a_snapshot()
    {
        await using var systems = await TestSystems.FormAsync(2);
        var (recorder, recorded) = EventRecorder.Start(systems[0], _ => true);
        systems.Cluster(0).Subscribe(recorder, typeof(ClusterEvent.IMemberEvent));
        var state = Assert.IsType<ClusterEvent.CurrentClusterState>(Assert.Single(await recorded));
        Assert.Equal(2, state.Members.Count);
        Assert.Equal(systems.Cluster(0).State.Leader, state.Leader);
    }

    [Fact]
    public async Task A_subscriber_gets_the_state_as_events_when_it_asks_for_them()
    {
        await using var systems = await TestSystems.FormAsync(2);
        var (recorder, recorded) = EventRecorder.Start(systems[0], m => m is ClusterEvent.LeaderChanged);
        systems.Cluster(0).Subscribe(
            recorder, ClusterEvent.InitialStateAsEvents, typeof(ClusterEvent.MemberUp), typeof(ClusterEvent.LeaderChanged));
        var events = await recorded;
        Assert.Equal(2, events.OfType<ClusterEvent.MemberUp>().Count());
        Assert.Equal(3, events.Count);
    }

    [Fact]
    public async Task A_subscriber_gets_only_what_it_asked_for_until_it_unsubscribes()
    {
        await using var systems = await TestSystems.FormAsync(1);
        var cluster = systems.Cluster(0);
        var (onlyUp, ups) = EventRecorder.Start(systems[0], m => m is string);
        var (all, joined) = EventRecorder.Start(systems[0], m => m is ClusterEvent.MemberUp up && up.Member.Address != cluster.SelfAddress);
        cluster.Subscribe(onlyUp, typeof(ClusterEvent.MemberUp));
        cluster.Subscribe(all, typeof(ClusterEvent.IClusterDomainEvent));
        cluster.Unsubscribe(onlyUp);
        systems.Start();
        Assert.Contains(await joined, m => m is ClusterEvent.MemberJoined);
        onlyUp.Tell("end");
        Assert.Collection(await ups, m => Assert.IsType<ClusterEvent.CurrentClusterState>(m), m => Assert.Equal("end", m));
    }

    [Fact]
    public async Task What_is_no_event_of_the_cluster_cannot_be_subscribed_to()
    {
        await using var systems = await TestSystems.FormAsync(1);
        var cluster = systems.Cluster(0);
        Assert.Throws<ArgumentException>(() => cluster.Subscribe(systems[0].DeadLetters, typeof(string)));
        Assert.Throws<ArgumentException>(() => cluster.Subscribe(systems[0].DeadLetters));
    }

    [Fact]
    public async Task Callbacks_are_called_once_the_node_is_up_and_once_it_is_gone()
    {
        await using var systems = new TestSystems();
        var cluster = Cluster.Get(systems.Start());
        var (up, removed) = (new TaskCompletionSource(), new TaskCompletionSource());
        cluster.RegisterOnMemberUp(() => up.SetResult());
        cluster.RegisterOnMemberRemoved(() => removed.SetResult());
        await up.Task.WaitAsync(TestSystems.Patience);
        Assert.False(removed.Task.IsCompleted);
        await cluster.LeaveAsync().WaitAsync(TestSystems.Patience);
        await removed.Task.WaitAsync(TestSystems.Patience);
    }

    [Fact]
    public async Task Who_watches_an_actor_of_a_node_that_is_removed_hears_that_it_terminated()
    {
        await using var systems = await TestSystems.FormAsync(2);
        var watched = systems[1].ActorOf(Props.Create(() => new EventRecorder(_ => false, new TaskCompletionSource<List<object>>())), "watched");
        var terminated = new TaskCompletionSource();
        var path = new RootActorPath(systems.Cluster(1).SelfAddress) / "user" / "watched";
        var remote = await systems[0].ActorSelection(path).ResolveOne(TestSystems.Patience);
        systems[0].ActorOf(Props.Create(() => new Undertaker(remote, terminated)));
        Assert.NotEqual(watched, remote);
        await systems.Cluster(1).LeaveAsync().WaitAsync(TestSystems.Patience);
        await terminated.Task.WaitAsync(TestSystems.Patience);
    }
}
