using System.Collections.Concurrent;
using AkkaCluster.Chaos.World.Stores;
using AkkaCluster.Cli.Local;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Chaos.World;

/// <summary>Two seeds and three workers as processes, each on a host of its own, over one store.</summary>
internal sealed class ChaosCluster : IAsyncDisposable
{
    private const int Seeds = 2;
    private const int Port = 4053;
    private const int HttpPort = 8080;
    private const string FakeTime = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan GatewayPatience = TimeSpan.FromSeconds(3);

    private readonly string? _other;
    private readonly string _folder;

    private ChaosCluster(Links links, IStoreWorld store, string? other, string folder)
    {
        (Links, Store, _other, _folder) = (links, store, other, folder);
        Directory.CreateDirectory(ExecutionFolder);
        Reader = JobStores.Create(store.Options);
        Nodes = [.. Enumerable.Range(0, links.Count).Select(Start)];
    }

    /// <summary>How many nodes there are.</summary>
    public static int Size => 5;

    public static bool HasClocks => File.Exists(FakeTime);

    public Links Links { get; }

    public IStoreWorld Store { get; }

    /// <summary>The store, for who checks it.</summary>
    public IJobStore Reader { get; }

    public IReadOnlyList<ChaosNode> Nodes { get; }

    public IReadOnlyList<Uri> Gateways => [.. Nodes.Select(node => node.Gateway)];

    /// <summary>With what codes processes ended, killed ones included.</summary>
    public ConcurrentDictionary<int, int> Exits { get; } = new();

    public string ExecutionFolder => Path.Combine(_folder, "executions");

    /// <param name="links">The nodes' hosts.</param>
    /// <param name="store">What it stores its jobs in.</param>
    /// <param name="other">The folder of another version's checkout, which was built; null where there is one version.</param>
    /// <param name="folder">Where logs and the store go.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<ChaosCluster> StartAsync(Links links, StoreChoice store, string? other, string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var cluster = new ChaosCluster(links, store.Open(Path.Combine(folder, "store"), links), other, folder);
        try
        {
            await cluster.UntilWholeAsync(StartPatience, cancellation).ConfigureAwait(false);
            await cluster.Reader.OpenAsync(cancellation).ConfigureAwait(false);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The node that leads, or did last.</summary>
    public async Task<ChaosNode> LeaderAsync()
    {
        try
        {
            var owner = (await Reader.ReadLeadershipAsync().WaitAsync(GatewayPatience).ConfigureAwait(false)).Owner;
            return Nodes.FirstOrDefault(node => owner.Contains(node.Gateway.Host + ":", StringComparison.Ordinal)) ?? Nodes[0];
        }
        catch (Exception away) when (away is StoreUnavailableException or TimeoutException)
        {
            return Nodes[0];
        }
    }

    /// <summary>Waits until all nodes see each other, and one leader.</summary>
    /// <exception cref="TimeoutException">They do not; the text has what each sees.</exception>
    public async Task UntilWholeAsync(TimeSpan patience, CancellationToken cancellation)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var views = await Task.WhenAll(Nodes.Select(node => SeeAsync(node, cancellation))).ConfigureAwait(false);
            if (views.All(view => view?.LeaderAddress is { } leader && leader == views[0]!.LeaderAddress && view.Nodes.Count == Nodes.Count && view.Nodes.All(node => node is { Status: "Up", Reachable: true })))
                return;
            if (TimeProvider.System.GetElapsedTime(began) > patience)
                throw new TimeoutException($"The nodes did not come together within {patience.TotalSeconds:0} s: {string.Join("; ", Nodes.Zip(views, (node, view) => $"{node.Name} sees {Text(view)}"))}.");
            await Task.Delay(Look, cancellation).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(Nodes.Select(node => node.StopAsync())).ConfigureAwait(false);
        await Reader.DisposeAsync().ConfigureAwait(false);
        await Store.DisposeAsync().ConfigureAwait(false);
    }

    private static string Text(ClusterInfo? view) => view is null ? "nothing" : $"{string.Join(" ", view.Nodes.Select(node => $"{node.Address}{(node is { Status: "Up", Reachable: true } ? "" : "(" + node.Status + ")")}"))} led by {view.LeaderAddress ?? "nobody"}";

    private static async Task<ClusterInfo?> SeeAsync(ChaosNode node, CancellationToken cancellation)
    {
        using var one = new ClusterClient(new ClusterClientOptions { Gateways = [node.Gateway], Timeout = GatewayPatience });
        try
        {
            return await one.GetClusterAsync(cancellation).ConfigureAwait(false);
        }
        catch (ClusterException)
        {
            return null;
        }
    }

    private ChaosNode Start(int node)
    {
        var isSeed = node < Seeds;
        var name = isSeed ? $"seed-{node + 1}" : $"worker-{node - Seeds + 1}";
        var clock = HasClocks ? Path.Combine(_folder, name + ".clock") : null;
        // Without the last of them each wait with a time limit would be over at once: the library takes the monotonic clock's time for the other's.
        string[] faked = clock is null ? [] : ["env", "LD_PRELOAD=" + FakeTime, "FAKETIME_TIMESTAMP_FILE=" + clock, "FAKETIME_CACHE_DURATION=1", "FAKETIME_DONT_FAKE_MONOTONIC=1", "FAKETIME_FORCE_MONOTONIC_FIX=0"];
        string[] workers = isSeed ? [] : ["--slots", "2", "--execution-log", ExecutionFolder];
        var start = new LocalNodeStart
        {
            Name = name,
            Project = isSeed ? "AkkaCluster.Seed" : "AkkaCluster.Worker",
            Port = Port,
            HttpPort = HttpPort,
            LogPath = Path.Combine(_folder, name + ".log"),
            WorkingDirectory = _folder,
            Launcher = ["ip", "netns", "exec", Links.NamespaceOf(node), .. faked],
            Arguments =
            [
                "--hostname", Links.AddressOf(node), "--port", $"{Port}", "--http-port", $"{HttpPort}", "--no-pbm", "--insecure", "--allow-exec", "echo",
                "--seeds", string.Join(',', Enumerable.Range(0, Seeds).Select(seed => $"{Links.AddressOf(seed)}:{Port}")),
                // Chaos kills more workers under one task than a task may kill.
                "--set", "akkacluster.jobs.max-worker-kills=1000000", .. Store.Flags, .. workers,
            ],
        };
        return new ChaosNode(start, start with { Program = _other is null ? null : HostPrograms.BuiltIn(_other, start.Project) }, new Uri($"http://{Links.AddressOf(node)}:{HttpPort}"), clock, (_, code) => Exits.AddOrUpdate(code, 1, (_, count) => count + 1));
    }
}
