using Akka.Actor;
using Akka.Remote.Faults;

namespace Akka.Remote.Tests.Systems;

public class DeathWatchTests
{
    private const string Impatient = """
        akka.remote.watch-failure-detector {
          heartbeat-interval = 0.2 s
          acceptable-heartbeat-pause = 1 s
          unreachable-nodes-reaper-interval = 0.2 s
          expected-response-after = 0.5 s
        }
        """;

    [Fact]
    public async Task The_end_of_a_watched_actor_is_told_once()
    {
        await using var a = Node.Start();
        await using var b = Node.Start();
        b.System.ActorOf(Props.Create(() => new Echo()), "echo");
        var echo = await a.FindAsync(b, "/user/echo");
        var probe = a.Probe();
        probe.Watch(echo);
        await WatchedAsync(a, 1);

        echo.Tell(Echo.Stop);

        var terminated = await probe.NextAsync<Terminated>("the end of the watched actor");
        Assert.Equal(echo, terminated.ActorRef);
        Assert.True(terminated.ExistenceConfirmed);
        Assert.False(terminated.AddressTerminated);
        await WatchedAsync(a, 0);
        Assert.Empty(probe.Drain());
    }

    [Fact]
    public async Task Watching_an_actor_that_does_not_exist_tells_its_end_without_confirmation()
    {
        await using var a = Node.Start();
        await using var b = Node.Start();
        var probe = a.Probe();

        probe.Watch(a.RefTo(b, "/user/nobody"));

        Assert.False((await probe.NextAsync<Terminated>("the end of nobody")).ExistenceConfirmed);
    }

    [Fact]
    public async Task An_unwatched_actor_ends_unnoticed()
    {
        await using var a = Node.Start();
        await using var b = Node.Start();
        b.System.ActorOf(Props.Create(() => new Echo()), "echo");
        var echo = await a.FindAsync(b, "/user/echo");
        var (one, two) = (a.Probe(), a.Probe());
        one.Watch(echo);
        two.Watch(echo);
        await WatchedAsync(a, 2);
        one.Unwatch(echo);
        await WatchedAsync(a, 1);

        echo.Tell(Echo.Stop);

        await two.NextAsync<Terminated>("the end of the watched actor");
        Assert.Empty(one.Drain());
    }

    [Fact]
    public async Task A_node_that_stops_in_order_tells_the_end_of_its_actors()
    {
        await using var a = Node.Start();
        var b = Node.Start();
        b.System.ActorOf(Props.Create(() => new Echo()), "echo");
        var echo = await a.FindAsync(b, "/user/echo");
        var probe = a.Probe();
        probe.Watch(echo);
        await WatchedAsync(a, 1);

        await b.DisposeAsync();

        Assert.Equal(echo, (await probe.NextAsync<Terminated>("the end of the actor of the stopped node")).ActorRef);
    }

    [Fact]
    public async Task A_node_that_falls_silent_is_quarantined_and_its_actors_count_as_terminated()
    {
        await using var a = Node.Start(settings: Impatient);
        await using var b = Node.Start(settings: Impatient);
        b.System.ActorOf(Props.Create(() => new Echo()), "echo");
        var echo = await a.FindAsync(b, "/user/echo");
        var probe = a.Probe();
        var quarantines = a.Events<QuarantinedEvent>();
        probe.Watch(echo);
        await WatchedAsync(a, 1);

        a.Remoting.Faults.Blackhole(b.Address, FaultDirection.Both);

        Assert.True((await probe.NextAsync<Terminated>("the end of the silent node's actor")).AddressTerminated);
        Assert.Equal(b.Address, (await quarantines.NextAsync<QuarantinedEvent>("the quarantine")).Address);
    }

    [Fact]
    public async Task The_end_of_many_watched_actors_arrives_although_connections_break_again_and_again()
    {
        const int count = 300;
        await using var a = Node.Start();
        await using var b = Node.Start();
        var echoes = new List<IActorRef>();
        for (var i = 0; i < count; i++)
        {
            b.System.ActorOf(Props.Create(() => new Echo()), $"echo{i}");
            echoes.Add(await a.FindAsync(b, $"/user/echo{i}"));
        }

        var probe = a.Probe();
        for (var i = 0; i < count; i++)
        {
            probe.Watch(echoes[i]);
            if (i % 50 == 25) a.Remoting.Faults.Disconnect(b.Address);
        }

        await WatchedAsync(a, count);
        for (var i = 0; i < count; i++)
        {
            b.System.ActorSelection($"/user/echo{i}").Tell(Echo.Stop, ActorRefs.NoSender);
            if (i % 50 == 10) b.Remoting.Faults.Disconnect(a.Address);
        }

        var ended = new HashSet<IActorRef>();
        for (var i = 0; i < count; i++) Assert.True(ended.Add((await probe.NextAsync<Terminated>($"the end of {count - i} more actors")).ActorRef));
        Assert.Equal(echoes.ToHashSet(), ended);
    }

    /// <summary>Waits until remote death watch has so many watches.</summary>
    private static async Task WatchedAsync(Node node, int count)
    {
        using var timeout = new CancellationTokenSource(Probe.Patience);
        RemoteWatcher.Stats stats;
        do
        {
            stats = await node.Provider.RemoteWatcher.Ask<RemoteWatcher.Stats>(RemoteWatcher.Stats.Empty, Probe.Patience);
            if (timeout.IsCancellationRequested) throw new TimeoutException($"Expected {count} watches at {node.Address}, seen {stats.Watching}.");
        }
        while (stats.Watching != count);
    }
}
