using Akka.Actor;
using Akka.Configuration;

namespace Akka.Cluster.Tools.Tests.Harness;

/// <summary>Several actor systems in this process that form a cluster over loopback.</summary>
internal sealed class TestCluster(string extraConfig = "") : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private const string CommonConfig = """
        akka {
          loglevel = WARNING
          actor.provider = cluster
          actor.ask-timeout = 20s
          remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }
          cluster {
            app-version = "0.1.0"
            gossip-interval = 200ms
            leader-actions-interval = 200ms
            periodic-tasks-initial-delay = 200ms
            jmx.multi-mbeans-in-same-jvm = on
          }
          coordinated-shutdown { run-by-clr-shutdown-hook = off, exit-clr = off }
        }
        """;

    private readonly List<ActorSystem> _systems = [];

    /// <summary>Starts a node and waits until all nodes see it as up.</summary>
    public async Task<ActorSystem> StartAsync(string role = "", string config = "")
    {
        var roles = role.Length == 0 ? "" : $"akka.cluster.roles = [\"{role}\"]\n";
        var system = ActorSystem.Create("test", ConfigurationFactory.ParseString(config + "\n" + extraConfig + "\n" + roles + CommonConfig));
        var cluster = Cluster.Get(system);
        cluster.Join(_systems.Count == 0 ? cluster.SelfAddress : Cluster.Get(_systems[0]).SelfAddress);
        _systems.Add(system);
        foreach (var each in _systems) await UpAsync(each, _systems.Count);
        return system;
    }

    /// <summary>Has a node leave in good order and waits until its system has ended.</summary>
    public async Task LeaveAsync(ActorSystem system)
    {
        _systems.Remove(system);
        await CoordinatedShutdown.Get(system).Run(CoordinatedShutdown.ClusterLeavingReason.Instance).WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var system in Enumerable.Reverse(_systems)) await system.Terminate().WaitAsync(Patience);
    }

    private static async Task UpAsync(ActorSystem system, int members)
    {
        var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var actor = system.ActorOf(Props.Create(() => new MembershipWaiter(state => state.Members.Count(m => m.Status == MemberStatus.Up) == members, waiter)));
        try
        {
            await waiter.Task.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"{Cluster.Get(system).SelfAddress} sees [{string.Join(", ", Cluster.Get(system).State.Members)}] after {Patience}; expected {members} members that are up.");
        }

        system.Stop(actor);
    }
}
