using System.Net.Sockets;

namespace AkkaCluster.Samples.Shop.Fleet;

/// <summary>The shop as processes of this machine: nodes, edges before them, and the payment provider in this one.</summary>
internal sealed class ShopFleet : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly HashSet<int> Given = [];

    private readonly FleetOptions _options;

    private ShopFleet(FleetOptions options, SimulatedProvider provider) => (_options, Provider) = (options, provider);

    public SimulatedProvider Provider { get; }

    public IReadOnlyList<FleetProcess> Nodes { get; private set; } = [];

    public IReadOnlyList<FleetProcess> Edges { get; private set; } = [];

    public static async Task<ShopFleet> StartAsync(FleetOptions options)
    {
        Directory.CreateDirectory(options.Folder);
        var edges = Enumerable.Range(0, options.Edges).Select(_ => FreePort(options.Port)).ToList();
        var (ports, gateways, provider) = (Ports(4053), Ports(options.Port), FreePort(8090));
        var fleet = new ShopFleet(options, await SimulatedProvider.StartAsync(options.Folder, provider, options.Faults, options.Seed));
        var environment = new Dictionary<string, string>
        {
            ["Shop__Directory"] = options.Folder,
            ["Shop__Postgres"] = options.Postgres,
            ["Shop__Provider"] = $"http://127.0.0.1:{provider}",
            ["Shop__KeeperPassword"] = options.KeeperPassword,
            ["Shop__Drill"] = $"{options.Drill}",
        };
        fleet.Nodes = [.. ports.Select((port, index) => fleet.Start($"node-{index + 1}", port, gateways[index], environment,
            "node", "--port", $"{port}", "--http-port", $"{gateways[index]}", "--seeds", string.Join(',', ports.Select(port => $"127.0.0.1:{port}")), "--data", options.Folder, "--no-pbm", "--stop-with-parent"))];
        fleet.Edges = [.. edges.Select((port, index) => fleet.Start($"edge-{index + 1}", 0, port, new Dictionary<string, string>(),
            "edge", "--urls", $"http://127.0.0.1:{port}", "--Edge:Name", $"edge-{index + 1}", "--Edge:Gateways", string.Join(',', fleet.Nodes.Select(node => node.Gateway)), "--StopWithParent", "true"))];
        return fleet;

        List<int> Ports(int first) => [.. Enumerable.Range(0, options.Nodes).Select(_ => FreePort(first))];
    }

    /// <summary>Waits until all nodes are in the cluster, and ready.</summary>
    /// <exception cref="TimeoutException">They were not for too long.</exception>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        var since = TimeProvider.System.GetTimestamp();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        using var client = new ClusterClient(new ClusterClientOptions { Gateways = [.. Nodes.Select(node => node.Gateway)], Timeout = TimeSpan.FromSeconds(5) });
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        while (!await IsReadyAsync(client, http, cancellation))
        {
            if (TimeProvider.System.GetElapsedTime(since) > Patience)
                throw new TimeoutException($"The shop's nodes and edges were not all up and ready within {Patience.TotalMinutes:0} minutes; what they say is in {_options.Folder}/*.log.");
            await tick.WaitForNextTickAsync(cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(Edges.Concat(Nodes).Select(process => process.DisposeAsync().AsTask()));
        await Provider.DisposeAsync();
    }

    private FleetProcess Start(string name, int port, int http, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        new(name, port, http, _options.Folder, arguments, environment, _options.RestartAfter);

    private async Task<bool> IsReadyAsync(ClusterClient client, HttpClient http, CancellationToken cancellation)
    {
        try
        {
            var cluster = await client.GetClusterAsync(cancellation);
            if (cluster.Nodes.Count(node => node is { Status: "Up", Reachable: true, Gateway: not null }) < Nodes.Count)
                return false;
            foreach (var process in Nodes.Select(node => new Uri(node.Gateway, "readyz")).Concat(Edges.Select(edge => edge.Gateway)))
            {
                using var answer = await http.GetAsync(process, cancellation);
                if (!answer.IsSuccessStatusCode)
                    return false;
            }
            return true;
        }
        catch (Exception early) when (early is ClusterException or HttpRequestException or SocketException || (early is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            return false;
        }
    }

    /// <summary>A port that nobody has and nobody here was given.</summary>
    private static int FreePort(int first)
    {
        for (var port = first; ; port++)
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            }
            catch (SocketException) when (port < ushort.MaxValue)
            {
                continue;
            }
            lock (Given)
            {
                if (Given.Add(port))
                    return port;
            }
        }
    }
}
