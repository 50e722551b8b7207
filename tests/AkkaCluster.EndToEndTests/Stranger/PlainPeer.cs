using System.Buffers.Binary;
using System.Net.Sockets;
using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch.SysMsg;

namespace AkkaCluster.EndToEndTests.Stranger;

/// <summary>An actor system as Akka.NET makes it where nobody guards anything, with JSON by type names, and what it does to nodes at these ports.</summary>
internal sealed class PlainPeer(IReadOnlyList<int> ports) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Those that every node has, and those that can be read in this repository.</summary>
    private static readonly string[] Paths =
    [
        "/", "/user", "/system", "/remote", "/temp", "/user/jobs-leader", "/user/jobs-leader/jobs-leader", "/user/jobs-leader-proxy", "/user/jobs-worker",
        "/system/sharding", "/system/sharding/job", "/system/sharding/job/1", "/system/sharding/jobCoordinator", "/system/sharding/jobCoordinator/singleton",
        "/system/cluster", "/system/cluster/core", "/system/cluster/core/daemon", "/system/cluster/core/publisher", "/system/cluster/heartbeatReceiver",
        "/system/remote-watcher", "/system/remoting-terminator", "/system/transports", "/system/endpointManager", "/system/log1-AkkaLogActor",
    ];

    private readonly ActorSystem _system = ActorSystem.Create("akkacluster", ConfigurationFactory.ParseString(
        """
        akka { loglevel = OFF, stdout-loglevel = OFF, actor.provider = cluster, cluster.roles = [seed, worker], coordinated-shutdown.run-by-clr-shutdown-hook = off
               remote.dot-netty.tcp { hostname = 127.0.0.1, port = 0 } }
        """));

    private IEnumerable<string> AllPaths => Nodes.SelectMany(node => Paths.Select(path => $"{node}{path}"));

    private IEnumerable<Address> Nodes => ports.Select(port => new Address("akka.tcp", "akkacluster", "127.0.0.1", port));

    /// <summary>What ends an actor, or is read by the name of its type.</summary>
    public static IReadOnlyList<object> Messages { get; } =
    [
        PoisonPill.Instance, Kill.Instance, new Status.Failure(new InvalidOperationException("by its name")), new Canary("by its name"), "text", new byte[100],
        new Dictionary<string, object> { ["$type"] = "System.IO.FileInfo, System.Private.CoreLib" }, new Identify(new Canary("within")),
    ];

    /// <summary>What ends, suspends or restarts an actor past its mailbox.</summary>
    public static IReadOnlyList<ISystemMessage> SystemMessages { get; } = [new Terminate(), new Suspend(), new Recreate(new InvalidOperationException("by its name"))];

    /// <summary>Sends it to every path, and to all that are below it.</summary>
    public async Task SendToAllAsync(object message)
    {
        foreach (var path in AllPaths)
        {
            if (message is ISystemMessage system)
            {
                ((IInternalActorRef)Resolve(path)).SendSystemMessage(system);
                continue;
            }
            Resolve(path).Tell(message);
            _system.ActorSelection(path).Tell(message);
            _system.ActorSelection(path + "/*").Tell(message);
        }
        await AskAllAsync();
    }

    /// <summary>Actors of this program's types, on the nodes.</summary>
    public async Task DeployAsync()
    {
        foreach (var node in Nodes)
            _system.ActorOf(Props.Create(() => new Sleeper()).WithDeploy(Deploy.None.WithScope(new RemoteScope(node))));
        await AskAllAsync();
    }

    /// <summary>Many who watch whom they can find.</summary>
    public async Task WatchFloodAsync(int watchers)
    {
        var watched = AllPaths.Select(Resolve).ToList();
        foreach (var number in Enumerable.Range(0, watchers))
            _system.ActorOf(Props.Create(() => new Sleeper())).Tell(watched[number % watched.Count]);
        await AskAllAsync();
    }

    /// <summary>Joins each node, with the roles of both kinds of node.</summary>
    public async Task JoinAsync()
    {
        using var late = new CancellationTokenSource(Patience);
        foreach (var node in Nodes)
            await Assert.ThrowsAnyAsync<Exception>(() => Akka.Cluster.Cluster.Get(_system).JoinAsync(node, late.Token));
    }

    /// <summary>Asks each node to down and to let go each.</summary>
    public async Task DownAllAsync()
    {
        var cluster = typeof(Akka.Cluster.Cluster).Assembly;
        foreach (var (node, victim) in Nodes.SelectMany(node => Nodes.Select(victim => (node, victim))))
        {
            foreach (var command in new[] { "Down", "Leave" })
                _system.ActorSelection($"{node}/system/cluster/core/daemon").Tell(Activator.CreateInstance(cluster.GetType("Akka.Cluster.ClusterUserAction+" + command)!, victim)!);
        }
        await AskAllAsync();
    }

    /// <summary>Bytes that are no frames, frames that never end, and connections that say nothing.</summary>
    public async Task SendGarbageAsync()
    {
        var random = new Random(4242);
        var idle = new List<TcpClient>();
        foreach (var (port, round) in ports.SelectMany(port => Enumerable.Range(0, 100).Select(round => (port, round))))
        {
            var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", port);
            var bytes = new byte[random.Next(1, 100_000)];
            random.NextBytes(bytes);
            switch (round % 5)
            {
                case 0:
                    BinaryPrimitives.WriteUInt32LittleEndian(bytes = [.. new byte[4], .. bytes], uint.MaxValue);
                    break;
                case 1:
                    BinaryPrimitives.WriteInt32LittleEndian(bytes = [.. new byte[4], .. bytes], bytes.Length);
                    break;
                case 2:
                    BinaryPrimitives.WriteInt32LittleEndian(bytes = [.. new byte[4], .. bytes], int.MaxValue);
                    break;
                case 3:
                    bytes = [];
                    break;
                default:
                    break;
            }
            try
            {
                await client.GetStream().WriteAsync(bytes);
            }
            catch (IOException)
            {
                // The node has had enough.
            }
            idle.Add(client);
        }
        await AskAllAsync();
        idle.ForEach(client => client.Dispose());
    }

    public async ValueTask DisposeAsync() => await _system.Terminate();

    private IActorRef Resolve(string path) => ((ExtendedActorSystem)_system).Provider.ResolveActorRef(path);

    /// <summary>What was sent before it has been read when this is answered, or else the node does not speak with this peer.</summary>
    private Task AskAllAsync() => Task.WhenAll(Nodes.Select(async node =>
    {
        try
        {
            await _system.ActorSelection($"{node}/user").Ask<ActorIdentity>(new Identify(node), Patience);
        }
        catch (AskTimeoutException)
        {
            // It does not.
        }
    }));

    internal sealed record Canary(string Text);

    private sealed class Sleeper : ReceiveActor
    {
        public Sleeper() => Receive<IActorRef>(whom => Context.Watch(whom));
    }
}
