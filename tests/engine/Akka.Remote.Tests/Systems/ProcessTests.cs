using Akka.Actor;
using Akka.TestNode.Harness;

namespace Akka.Remote.Tests.Systems;

/// <summary>What only another process can do: be killed, be stopped, block its own thread pool.</summary>
public class ProcessTests
{
    private const string Impatient = """
        akka.remote.watch-failure-detector {
          heartbeat-interval = 0.2 s
          acceptable-heartbeat-pause = 2 s
          unreachable-nodes-reaper-interval = 0.2 s
          expected-response-after = 0.5 s
        }
        """;

    [Fact]
    public async Task A_killed_process_is_noticed_and_its_successor_is_reached_at_once()
    {
        await using var a = Node.Start(settings: Impatient);
        var address = FreeAddress();
        var events = a.Events<DisassociatedEvent>();
        var probe = a.Probe();
        await using (var first = await StartAsync(address))
        {
            probe.Watch(await FindAsync(a, address));
            await a.Provider.RemoteWatcher.Ask<RemoteWatcher.Stats>(RemoteWatcher.Stats.Empty, Probe.Patience);

            first.Kill();

            Assert.Equal(address, (await events.NextAsync<DisassociatedEvent>("the end of the connection")).RemoteAddress);
            Assert.True((await probe.NextAsync<Terminated>("the end of the killed process's actor")).AddressTerminated);
        }

        await using var second = await StartAsync(address);
        probe.Watch(await FindAsync(a, address));
        second.Tell("terminate");
        Assert.False((await probe.NextAsync<Terminated>("the end of the second process's actor")).AddressTerminated);
    }

    [Fact]
    public async Task A_process_that_is_stopped_for_two_seconds_is_not_given_up_and_serves_on()
    {
        await using var a = Node.Start();
        var address = FreeAddress();
        await using var process = await StartAsync(address);
        var reporter = await FindAsync(a, address);
        var probe = a.Probe();
        probe.Watch(reporter);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(2));

        process.Pause();
        for (var i = 0; i < 1000; i++) reporter.Tell(new byte[64 * 1024], ActorRefs.NoSender);
        await timer.WaitForNextTickAsync();
        Assert.InRange(a.Remoting.QueueBytes(address), 0, 65L << 20);
        process.Continue();

        Assert.NotNull(await FindAsync(a, address));
        Assert.Empty(probe.Drain());
    }

    [Fact]
    public async Task A_process_that_blocks_its_own_thread_pool_still_answers_heartbeats()
    {
        await using var a = Node.Start(settings: Impatient);
        var address = FreeAddress();
        await using var process = await StartAsync(address);
        var probe = a.Probe();
        probe.Watch(await FindAsync(a, address));
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(5));

        process.Tell("block-pool");
        await process.SaysAsync("pool blocked", Probe.Patience);
        await timer.WaitForNextTickAsync();

        Assert.Empty(probe.Drain());
    }

    private static async Task<NodeProcess> StartAsync(Address address)
    {
        var process = NodeProcess.Start("other", $$"""
            akka {
              actor.provider = cluster
              remote.dot-netty.tcp { hostname = "{{address.Host}}", port = {{address.Port}} }
            }
            """);
        await process.SaysAsync($"started {address}", NodeProcesses.Patience);
        return process;
    }

    /// <summary>Asks for the actor until it is there: what is asked while a node is gone is lost.</summary>
    private static async Task<IActorRef> FindAsync(Node from, Address address)
    {
        using var timeout = new CancellationTokenSource(Probe.Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            var identity = await from.System.ActorSelection($"{address}/user/reporter").Ask<ActorIdentity>(new Identify("who"), Probe.Patience);
            if (identity.Subject is { } found) return found;
            await timer.WaitForNextTickAsync(timeout.Token);
        }
    }

    private static Address FreeAddress()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return new Address("akka.tcp", "t", "127.0.0.1", ((System.Net.IPEndPoint)listener.LocalEndpoint).Port);
    }
}
