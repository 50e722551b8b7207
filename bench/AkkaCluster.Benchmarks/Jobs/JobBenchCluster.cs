using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using AkkaCluster.Cli.Local;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;
using AkkaCluster.Jobs.Storage;
using AkkaCluster.Jobs.Storage.Tests;

namespace AkkaCluster.Benchmarks.Jobs;

/// <summary>Seeds and workers as a person starts them, over one SQLite store; what is measured goes over HTTP.</summary>
internal sealed class JobBenchCluster : IAsyncDisposable
{
    private LocalCluster _cluster;
    private LocalClusterOptions _options;

    private JobBenchCluster(LocalClusterOptions options)
    {
        _options = options;
        _cluster = new LocalCluster(options);
    }

    /// <summary>A client that knows all gateways.</summary>
    public ClusterClient Client => _cluster.Client;

    public IReadOnlyList<Uri> Gateways => _cluster.Gateways;

    public static async Task<JobBenchCluster> StartAsync(int workers, int seeds = 1, int? slots = null, params string[] arguments)
    {
        var cluster = new JobBenchCluster(new LocalClusterOptions
        {
            Seeds = seeds,
            Workers = workers,
            Slots = slots,
            AllowExec = "*",
            Arguments = [.. arguments, .. Environment.GetEnvironmentVariable("AKKACLUSTER_BENCH_ARGUMENTS")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? []],
            Folder = Directory.CreateTempSubdirectory("akkacluster-bench-").FullName,
        });
        try
        {
            cluster._cluster.StartNodes();
            await cluster._cluster.WaitUntilFormedAsync(null, CancellationToken.None);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Processor time of all nodes and of this process so far.</summary>
    public TimeSpan ProcessorTime() => Environment.CpuUsage.TotalTime + NodesProcessorTime();

    /// <summary>Processor time of all nodes so far.</summary>
    public TimeSpan NodesProcessorTime() => TimeSpan.FromMilliseconds(Measure(process => process.TotalProcessorTime.TotalMilliseconds).Sum());

    /// <summary>The mean of the nodes' working sets in bytes.</summary>
    public double MeanWorkingSet() => Measure(process => process.WorkingSet64).Average();

    /// <summary>The mean of the nodes' proportional set sizes in bytes: what a process alone has of memory, and its share of pages that it has in common with others (proc(5), <c>Pss</c>).</summary>
    public double MeanProportionalSet() => Measure(process => File.ReadLines($"/proc/{process.Id}/smaps_rollup")
        .Where(line => line.StartsWith("Pss:", StringComparison.Ordinal))
        .Sum(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024)).Average();

    /// <summary>Lets all nodes leave in order.</summary>
    public Task StopAsync() => _cluster.StopAsync();

    /// <summary>The working set of the node at this address in bytes.</summary>
    public long WorkingSet(string address)
    {
        using var process = Process.GetProcessById(Node(address).ProcessId);
        return process.WorkingSet64;
    }

    public LocalNode Node(string address) => _cluster.Find(address) ?? throw new InvalidOperationException($"No node was started at {address}.");

    /// <summary>The flags by which nodes use a PostgreSQL server of this run's own instead of SQLite.</summary>
    public static string[] OnPostgres(PostgresServer server)
    {
        var connection = server.CreateDatabase();
        return ["--store", "postgres", "--store-connection", connection];
    }

    /// <summary>The nodes' working sets in MB, by name.</summary>
    public IReadOnlyDictionary<string, double> WorkingSets() => _cluster.Nodes.Where(node => !node.HasEnded).ToDictionary(node => node.Name, node => WorkingSet(node.Start.HostAndPort) / 1e6);

    /// <summary>How many lines of the nodes' logs have this text.</summary>
    public int CountLogged(string text) => _cluster.Nodes.Sum(node => node.LogTail(int.MaxValue).Split('\n').Count(line => line.Contains(text, StringComparison.Ordinal)));

    /// <summary>How many of the processes that were started have ended.</summary>
    public int CountEnded() => _cluster.Nodes.Count(node => node.HasEnded);

    /// <summary>Bytes of the store's files.</summary>
    public long StoreSize() => new DirectoryInfo(_options.Folder).EnumerateFiles("*.db*").Sum(file => file.Length);

    /// <summary>Lets all nodes leave and starts them again over the same store, with these flags besides.</summary>
    public async Task StartAgainAsync(params string[] arguments)
    {
        await _cluster.StopAsync();
        await _cluster.DisposeAsync();
        _options = _options with { Arguments = [.. _options.Arguments, .. arguments] };
        _cluster = new LocalCluster(_options);
        _cluster.StartNodes();
        await _cluster.WaitUntilFormedAsync(null, CancellationToken.None);
    }

    /// <summary>Starts one more worker; it is there when the gateways say so.</summary>
    public LocalNode StartWorker() => _cluster.StartWorker();

    /// <summary>Starts those that have ended again, and waits until all are there.</summary>
    public async Task RestoreAsync()
    {
        foreach (var ended in _cluster.Nodes.GroupBy(node => node.Name).Select(runs => runs.Last()).Where(node => node.HasEnded).ToList())
            _cluster.Restart(ended);
        await _cluster.WaitUntilFormedAsync(null, CancellationToken.None);
        // Of three, the last may still be known as a member to one alone, and be no majority with the other when that one is killed.
        foreach (var node in _cluster.Nodes.Where(node => !node.HasEnded))
        {
            using var gateway = new ClusterClient(new ClusterClientOptions { Gateways = [node.Start.Gateway] });
            while ((await gateway.GetClusterAsync()).Nodes.Count(member => member is { Status: "Up", Reachable: true }) < _cluster.Nodes.Count(running => !running.HasEnded))
                await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    /// <summary>Who ran which tasks of a job, and when, as the store has it.</summary>
    public async Task<IReadOnlyList<ChunkInfo>> ReadChunksAsync(long job)
    {
        await using var store = JobStores.Create(new StoreOptions { Directory = _options.Folder });
        await store.OpenAsync();
        return await store.ReadChunksAsync(job, 0, 10_000);
    }

    /// <summary>Submits a job and waits for its success.</summary>
    public async Task<Job> RunAsync(JobRequest request, TimeSpan patience)
    {
        var submitted = await Client.SubmitAsync(request, patience);
        return submitted.Finished is { State: AkkaCluster.Client.Model.JobState.Succeeded } job
            ? job
            : throw new InvalidOperationException($"Job {submitted.Id} ended as {submitted.Finished?.State.ToString() ?? "unfinished"}: {submitted.Finished?.Error}");
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.StopAsync();
        await _cluster.DisposeAsync();
        Directory.Delete(_options.Folder, recursive: true);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private List<double> Measure(Func<Process, double> figure) => _cluster.Nodes.Where(node => !node.HasEnded).Select(node =>
    {
        using var process = Process.GetProcessById(node.ProcessId);
        return figure(process);
    }).ToList();
}
