using System.Threading.Channels;
using Akka.Actor;
using Akka.Cluster.Tools.PublishSubscribe;
using Akka.Cluster.Tools.PublishSubscribe.Internal;
using Akka.Cluster.Tools.Tests.Harness;

namespace Akka.Cluster.Tools.Tests.PublishSubscribe;

public class DistributedPubSubTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_published_message_reaches_the_subscribers_on_all_nodes()
    {
        await using var cluster = new TestCluster();
        var (a, b) = (await cluster.StartAsync(), await cluster.StartAsync());
        var onA = await Listener.SubscribeOn(a, "news");
        var onB = await Listener.SubscribeOn(b, "news");
        await Known(a, "news", 2);

        DistributedPubSub.Get(a).Mediator.Tell(new Publish("news", "hello"), ActorRefs.NoSender);

        Assert.Equal("hello", await Next(onA.Received));
        Assert.Equal("hello", await Next(onB.Received));
    }

    [Fact]
    public async Task One_member_of_each_group_gets_a_message_for_groups()
    {
        await using var cluster = new TestCluster();
        var (a, b) = (await cluster.StartAsync(), await cluster.StartAsync());
        var received = Channel.CreateUnbounded<object>();
        foreach (var system in new[] { a, b })
        {
            var listener = system.ActorOf(Props.Create(() => new Listener(received.Writer)));
            DistributedPubSub.Get(system).Mediator.Tell(new Subscribe("work", listener, "g"), listener);
            Assert.IsType<SubscribeAck>(await Next(received.Reader));
        }

        await Known(a, "work", 2, "g");
        for (var i = 0; i < 50; i++) DistributedPubSub.Get(a).Mediator.Tell(new Publish("work", i, true), ActorRefs.NoSender);

        var seen = new List<int>();
        for (var i = 0; i < 50; i++) seen.Add((int)await Next(received.Reader));
        Assert.Equal(Enumerable.Range(0, 50), seen.Order());
    }

    [Fact]
    public async Task A_message_is_sent_to_an_actor_by_its_path_on_any_node()
    {
        await using var cluster = new TestCluster();
        var (a, b) = (await cluster.StartAsync(), await cluster.StartAsync());
        var (actor, received) = Listener.StartOn(b, "worker");
        DistributedPubSub.Get(b).Mediator.Tell(new Put(actor), ActorRefs.NoSender);
        await KnownKey(a, RegistryKey.Path("/user/worker"), 1);

        DistributedPubSub.Get(a).Mediator.Tell(new Send("/user/worker", "job"), ActorRefs.NoSender);
        DistributedPubSub.Get(a).Mediator.Tell(new SendToAll("/user/worker", "all"), ActorRefs.NoSender);

        Assert.Equal("job", await Next(received));
        Assert.Equal("all", await Next(received));
    }

    [Fact]
    public async Task Registrations_of_a_node_that_left_are_forgotten()
    {
        await using var cluster = new TestCluster();
        var (a, b) = (await cluster.StartAsync(), await cluster.StartAsync());
        await Listener.SubscribeOn(b, "news");
        await Known(a, "news", 1);

        await cluster.LeaveAsync(b);

        await Known(a, "news", 0);
    }

    private static async Task<object> Next(ChannelReader<object> received) => await received.ReadAsync().AsTask().WaitAsync(Patience);

    private static Task Known(ActorSystem on, string topic, int nodes, string? group = null) => KnownKey(on, RegistryKey.Topic(topic, group), nodes);

    // The mediator tells how many nodes it knows for a key; each answer takes a turn of its mailbox, so that asking again is no busy wait of this thread.
    private static async Task KnownKey(ActorSystem on, string key, int nodes)
    {
        using var limit = new CancellationTokenSource(Patience);
        var mediator = DistributedPubSub.Get(on).Mediator;
        var known = -1;
        while (known != nodes)
        {
            if (limit.IsCancellationRequested) throw new TimeoutException($"The mediator knows {known} nodes for '{key}' after {Patience}; expected {nodes}.");
            known = await mediator.Ask<int>(new PubSubProtocol.CountNodes(key), Patience);
        }
    }
}
