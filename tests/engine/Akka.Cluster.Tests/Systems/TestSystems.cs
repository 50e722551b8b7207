using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using Akka.Configuration;

namespace Akka.Cluster.Tests.Systems;

/// <summary>Actor systems of one test, each a node; the first is the seed node.</summary>
internal sealed class TestSystems : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly List<ActorSystem> _systems = [];
    private readonly string _settings;
    private readonly int _seedPort = FreePort();

    public TestSystems(string settings = "") => _settings = settings;

    public IReadOnlyList<ActorSystem> All => _systems;

    public Address Seed => new("akka.tcp", "test", "127.0.0.1", _seedPort);

    public ActorSystem this[int index] => _systems[index];

    public Cluster Cluster(int index) => Akka.Cluster.Cluster.Get(_systems[index]);

    /// <summary>Starts another node, that joins by itself unless told to stay alone.</summary>
    public ActorSystem Start(string settings = "", bool join = true, int? port = null)
    {
        var seeds = join ? $"akka.cluster.seed-nodes = [\"{Seed}\"]" : "";
        var own = port ?? (_systems.Count == 0 && join ? _seedPort : 0);
        var config = ConfigurationFactory.ParseString(settings)
            .WithFallback(ConfigurationFactory.ParseString(_settings))
            .WithFallback(ConfigurationFactory.ParseString($$"""
                akka {
                  loglevel = ERROR
                  stdout-loglevel = ERROR
                  actor.provider = cluster
                  coordinated-shutdown.exit-clr = off
                  remote.dot-netty.tcp { hostname = "127.0.0.1", port = {{own}} }
                }
                {{seeds}}
                """));
        var system = ActorSystem.Create("test", config);
        _systems.Add(system);
        return system;
    }

    public static async Task<TestSystems> FormAsync(int count, string settings = "")
    {
        var systems = new TestSystems(settings);
        for (var i = 0; i < count; i++)
            systems.Start();
        await systems.AllSeeAsync(count);
        return systems;
    }

    /// <summary>Waits until each node that lives sees so many members, all of them Up.</summary>
    public async Task AllSeeAsync(int count)
    {
        foreach (var system in _systems.Where(s => !s.WhenTerminated.IsCompleted && !Akka.Cluster.Cluster.Get(s).IsTerminated))
            await SeesAsync(system, s => s.Members.Count == count && s.Members.All(m => m.Status == MemberStatus.Up), $"{count} members, all Up");
    }

    /// <summary>Waits until what a node knows is as expected.</summary>
    public static async Task SeesAsync(ActorSystem system, Predicate<ClusterEvent.CurrentClusterState> expected, string description)
    {
        var watcher = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var actor = system.ActorOf(Props.Create(() => new StateWatcher(expected, watcher)));
        try
        {
            await watcher.Task.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            var cluster = Akka.Cluster.Cluster.Get(system);
            throw new TimeoutException($"{cluster.SelfAddress} did not see {description} within {Patience.TotalSeconds} s; it sees {cluster.State}.");
        }
        finally
        {
            system.Stop(actor);
        }
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(_systems.Select(s => s.Terminate())).WaitAsync(Patience);

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
