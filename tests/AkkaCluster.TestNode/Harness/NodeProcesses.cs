using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace AkkaCluster.TestNode.Harness;

/// <summary>A cluster of nodes, each in a process of its own, on this machine.</summary>
public sealed class NodeProcesses : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _settings;
    private readonly List<NodeProcess> _nodes = [];
    private readonly List<string> _hosts;
    private readonly CutNetwork? _network;

    private NodeProcesses(int count, string settings, CutNetwork? network)
    {
        _settings = settings;
        _network = network;
        _hosts = network is null
            ? FreePorts(count).ConvertAll(port => $"127.0.0.1:{port}")
            : Enumerable.Range(0, count).Select(host => $"{CutNetwork.AddressOf(host)}:4053").ToList();
    }

    public IReadOnlyList<NodeProcess> Nodes => _nodes;

    /// <summary>Starts nodes, all of them seed nodes, and waits until all are Up everywhere.</summary>
    public static async Task<NodeProcesses> StartAsync(int count, string settings = "", CutNetwork? network = null)
    {
        var cluster = new NodeProcesses(count, settings, network);
        try
        {
            for (var i = 0; i < count; i++)
                cluster.StartNode(i);
            foreach (var node in cluster.Nodes)
            {
                foreach (var other in cluster._hosts)
                    await cluster.SaysAsync(node, $"MemberUp {AddressOf(other)}", Patience).ConfigureAwait(false);
            }
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public string AddressOf(NodeProcess node) => AddressOf(_hosts[_nodes.IndexOf(node)]);

    public IEnumerable<NodeProcess> Others(NodeProcess node) => _nodes.Where(n => n != node && !n.HasExited);

    /// <summary>Waits until all others have removed this one; how long the last took from <paramref name="since"/>.</summary>
    public async Task<TimeSpan> RemovedByOthersAsync(NodeProcess node, long since, TimeSpan timeout)
    {
        var took = TimeSpan.Zero;
        foreach (var other in Others(node).ToList())
        {
            var at = await SaysAsync(other, $"MemberRemoved {AddressOf(node)}", timeout).ConfigureAwait(false);
            var elapsed = Stopwatch.GetElapsedTime(since, at);
            took = elapsed > took ? elapsed : took;
        }
        return took;
    }

    /// <summary>Waits until a node has said a line; when it does not, what all of them have said is in the error.</summary>
    public async Task<long> SaysAsync(NodeProcess node, string line, TimeSpan timeout)
    {
        try
        {
            return await node.SaysAsync(line, timeout).ConfigureAwait(false);
        }
        catch (TimeoutException e)
        {
            var others = _nodes.Where(n => n != node).Select(n => $"{n.Name} at {AddressOf(n)} said:\n{string.Join('\n', n.Lines.TakeLast(60))}");
            throw new TimeoutException($"{e.Message}\n{string.Join('\n', others)}");
        }
    }

    /// <summary>Starts the node anew in its place, after it has ended.</summary>
    public NodeProcess Restart(NodeProcess node)
    {
        var index = _nodes.IndexOf(node);
        return _nodes[index] = StartProcess(index);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync().ConfigureAwait(false);
    }

    private void StartNode(int index) => _nodes.Add(StartProcess(index));

    private NodeProcess StartProcess(int index) => NodeProcess.Start($"node {index}", ConfigOf(index), _network?.NamespaceOf(index));

    private string ConfigOf(int index) => $$"""
        akka {
          actor.provider = cluster
          remote.dot-netty.tcp { hostname = "{{_hosts[index].Split(':')[0]}}", port = {{_hosts[index].Split(':')[1]}} }
          cluster.seed-nodes = [{{string.Join(", ", _hosts.Select(h => $"\"{AddressOf(h)}\""))}}]
        }
        {{_settings}}
        """;

    private static string AddressOf(string host) => $"akka.tcp://t@{host}";

    private static List<int> FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(l => l.Start());
        var ports = listeners.Select(l => ((IPEndPoint)l.LocalEndpoint).Port).Order().ToList();
        listeners.ForEach(l => l.Stop());
        return ports;
    }
}
