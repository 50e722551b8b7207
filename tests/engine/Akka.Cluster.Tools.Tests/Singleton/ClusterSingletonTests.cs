using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Cluster.Tools.Singleton;
using Akka.Cluster.Tools.Tests.Harness;
using Akka.Remote;
using Akka.Remote.Faults;

namespace Akka.Cluster.Tools.Tests.Singleton;

public class ClusterSingletonTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task The_singleton_runs_on_the_oldest_member_and_all_proxies_reach_it()
    {
        await using var cluster = new TestCluster();
        var sink = new RecorderSink();
        var systems = new List<ActorSystem>();
        for (var i = 0; i < 3; i++) systems.Add(await cluster.StartAsync());

        var proxies = systems.Select(s => StartOn(s, sink)).ToList();
        foreach (var proxy in proxies)
            Assert.Equal(Cluster.Get(systems[0]).SelfAddress.ToString(), await proxy.Ask<string>("where", Patience));

        Assert.Equal(1, sink.MostAtATime);
    }

    [Fact]
    public async Task An_orderly_leave_hands_over_without_losing_or_overtaking_a_message()
    {
        await using var cluster = new TestCluster();
        var sink = new RecorderSink();
        var first = await cluster.StartAsync();
        StartOn(first, sink);
        var second = await cluster.StartAsync();
        StartOn(second, sink);
        var third = await cluster.StartAsync();
        var proxy = StartOn(third, sink);
        await proxy.Ask<string>("where", Patience);

        using var stop = new CancellationTokenSource();
        var sent = 0;
        var load = Task.Run(
            async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    proxy.Tell(++sent, ActorRefs.NoSender);
                    await Task.Yield();
                    if (sent - sink.Received.Count > 500) await sink.ReceivedAsync(sent - 400);
                }
            },
            stop.Token);
        await sink.ReceivedAsync(1000);
        await cluster.LeaveAsync(first);
        await sink.ReceivedAsync(sink.Received.Count + 1000);
        await stop.CancelAsync();
        await load;
        await sink.ReceivedAsync(sent);

        Assert.Equal(Enumerable.Range(1, sent), sink.Received.Select(r => r.Number));
        Assert.Equal(2, sink.Received.Select(r => r.Address).Distinct().Count());
        Assert.Equal(1, sink.MostAtATime);
    }

    [Fact]
    public async Task A_singleton_of_a_role_runs_only_there_and_other_nodes_reach_it_by_proxy()
    {
        await using var cluster = new TestCluster();
        var sink = new RecorderSink();
        var outside = await cluster.StartAsync();
        var inside = await cluster.StartAsync(role: "lead");

        StartOn(inside, sink, "lead");
        var proxy = StartOn(outside, sink, "lead");

        Assert.Equal(Cluster.Get(inside).SelfAddress.ToString(), await proxy.Ask<string>("where", Patience));
    }

    [Fact]
    public async Task Messages_to_a_singleton_that_does_not_run_yet_wait_in_the_proxy_in_order()
    {
        await using var cluster = new TestCluster();
        var sink = new RecorderSink();
        var outside = await cluster.StartAsync();
        var proxy = StartOn(outside, sink, "lead");
        for (var i = 1; i <= 100; i++) proxy.Tell(i, ActorRefs.NoSender);

        var inside = await cluster.StartAsync(role: "lead");
        StartOn(inside, sink, "lead");
        await sink.ReceivedAsync(100);

        Assert.Equal(Enumerable.Range(1, 100), sink.Received.Select(r => r.Number));
    }

    [Fact]
    public async Task The_next_oldest_does_not_wait_for_a_process_that_is_gone_even_where_its_own_link_to_it_told_it_nothing()
    {
        await using var cluster = new TestCluster("""
            akka.cluster.down-removal-margin = 1h
            akka.cluster.failure-detector.acceptable-heartbeat-pause = 500ms
            """);
        var sink = new RecorderSink();
        var first = await cluster.StartAsync();
        StartOn(first, sink);
        var second = await cluster.StartAsync();
        var proxy = StartOn(second, sink);
        await proxy.Ask<string>("where", Patience);

        var lost = Cluster.Get(first).SelfAddress;
        ((RemoteActorRefProvider)((ActorSystemImpl)second).Provider).Remoting.Faults.Blackhole(lost, FaultDirection.Both);
        ((ActorSystemImpl)first).Abort();
        await first.WhenTerminated.WaitAsync(Patience);
        Cluster.Get(second).Down(lost);
        await sink.StartsAsync(2);

        Assert.Equal(Cluster.Get(second).SelfAddress.ToString(), await proxy.Ask<string>("where", Patience));
    }

    private static IActorRef StartOn(ActorSystem system, RecorderSink sink, string? role = null)
    {
        var settings = ClusterSingletonSettings.Create(system).WithRole(role);
        return ClusterSingleton.Get(system).Init(SingletonActor.Create(Props.Create(() => new Recorder(sink)), "recorder").WithSettings(settings));
    }
}
