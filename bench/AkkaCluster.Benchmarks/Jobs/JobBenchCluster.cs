using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using AkkaCluster.Benchmarks.Frame;
using AkkaCluster.Jobs;

namespace AkkaCluster.Benchmarks.Jobs;

/// <summary>One seed and some workers as processes of this machine over one SQLite store; this process is a further member that only submits.</summary>
internal sealed class JobBenchCluster : IAsyncDisposable
{
    private readonly int _slots;
    private readonly string _directory = Directory.CreateTempSubdirectory("akkacluster-bench-").FullName;
    private readonly Dictionary<string, ChildProcess> _nodes = [];
    private readonly List<int> _seeds = [];
    private JobBenchNode _client = null!;

    private JobBenchCluster(int slots) => _slots = slots;

    public IJobService Jobs => _client.Node.Service;

    public JobBenchNode Client => _client;

    public IReadOnlyDictionary<string, ChildProcess> Nodes => _nodes;

    public ChildProcess Seed => _nodes[$"127.0.0.1:{_seeds[0]}"];

    private string SeedPorts => string.Join(',', _seeds);

    public static async Task<JobBenchCluster> StartAsync(int workers, int seeds = 1, int slots = 0)
    {
        var cluster = new JobBenchCluster(slots);
        try
        {
            for (var seed = 0; seed < seeds; seed++)
                await cluster.StartNodeAsync(JobCluster.SeedRole, FreePort());
            for (var worker = 0; worker < workers; worker++)
                await cluster.StartNodeAsync(JobCluster.WorkerRole, FreePort());
            cluster._client = await JobBenchNode.StartAsync("client", FreePort(), cluster.SeedPorts, cluster._directory);
            await cluster._client.WaitForMembersAsync(seeds + workers + 1);
            await cluster.WaitForWorkersAsync(workers);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public async Task WaitForWorkersAsync(int workers)
    {
        for (var attempt = 0; attempt < 300; attempt++)
        {
            if ((await Jobs.OverviewAsync()).Workers.Count >= workers)
                return;
            await Task.Delay(100);
        }

        throw new TimeoutException($"The leader does not know {workers} workers after 30 s.");
    }

    public async Task StartNodeAsync(string role, int port)
    {
        if (role == JobCluster.SeedRole)
            _seeds.Add(port);
        var child = ChildProcess.Start("jobs-node", role, port.ToString(CultureInfo.InvariantCulture), SeedPorts, _directory, _slots.ToString(CultureInfo.InvariantCulture));
        _nodes.Add($"127.0.0.1:{port}", child);
        string line;
        while ((line = await child.ReadLineAsync(TimeSpan.FromSeconds(60))) != "ready")
            Console.Error.WriteLine(line);
        _ = DrainAsync(child);
    }

    /// <summary>Processor time of all nodes and of this process so far.</summary>
    public TimeSpan ProcessorTime()
    {
        var total = Environment.CpuUsage.TotalTime;
        foreach (var node in _nodes.Values)
        {
            using var process = Process.GetProcessById(node.Id);
            total += process.TotalProcessorTime;
        }

        return total;
    }

    public void Kill(string address)
    {
        _nodes[address].Kill();
        _seeds.RemoveAll(port => address.EndsWith($":{port}", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        if (_client is not null)
            await _client.DisposeAsync();
        foreach (var node in _nodes.Values)
            await node.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private static async Task DrainAsync(ChildProcess child)
    {
        try
        {
            while (true)
                Console.Error.WriteLine(await child.ReadLineAsync(TimeSpan.FromHours(1)));
        }
        catch (Exception e) when (e is InvalidOperationException or TimeoutException or IOException)
        {
            // The node has ended.
        }
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
