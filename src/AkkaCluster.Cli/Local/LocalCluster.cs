using System.Globalization;
using AkkaCluster.Cli.Connection;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Local;

/// <summary>A cluster of processes on this machine.</summary>
internal sealed class LocalCluster : IAsyncDisposable
{
    private const int FirstRemotingPort = 4053;
    private const int FirstPbmPort = 9110;
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(100);
    private const string SeedProject = "AkkaCluster.Seed";
    private const string WorkerProject = "AkkaCluster.Worker";

    private readonly LocalClusterOptions _options;
    private readonly FolderLock _lock;
    private readonly FreePorts _ports = new();
    private readonly List<LocalNode> _nodes = [];
    private readonly Lazy<ClusterClient> _client;
    private string _seeds = "";
    private int _workersStarted;

    /// <exception cref="LocalClusterException">A cluster runs in the folder already.</exception>
    public LocalCluster(LocalClusterOptions options)
    {
        _options = options;
        Directory.CreateDirectory(LogFolder);
        _lock = new FolderLock(options.Folder);
        _client = new Lazy<ClusterClient>(() => new ClusterClient(new ClusterClientOptions { Gateways = Gateways, Token = options.Token }));
    }

    /// <summary>All nodes that were started, ended ones too.</summary>
    public IReadOnlyList<LocalNode> Nodes => _nodes;

    public string LogFolder => Path.Combine(_options.Folder, "logs");

    /// <summary>The gateways of all nodes.</summary>
    public IReadOnlyList<Uri> Gateways => [.. _nodes.Select(node => node.Start.Gateway)];

    /// <summary>A client that knows all gateways of the nodes that were started first.</summary>
    public ClusterClient Client => _client.Value;

    /// <summary>Starts the processes; they still have to find each other.</summary>
    public void StartNodes()
    {
        var seeds = Enumerable.Range(1, _options.Seeds).Select(i => Plan("seed-" + i, SeedProject)).ToList();
        _seeds = string.Join(',', seeds.Select(seed => seed.HostAndPort));
        foreach (var seed in seeds)
            Run(WithArguments(seed));
        for (var i = 0; i < _options.Workers; i++)
            StartWorker();
    }

    /// <summary>Starts one more worker, with flags of its own.</summary>
    public LocalNode StartWorker(params string[] flags)
    {
        var start = WithArguments(Plan("worker-" + ++_workersStarted, WorkerProject));
        return Run(start with { Arguments = [.. start.Arguments, .. flags] });
    }

    /// <summary>Starts one more worker: one that has ended again, where there is such a one, since its ports are not another's.</summary>
    public async Task<LocalNode> AddWorkerAsync()
    {
        if (_nodes.Find(node => node.Start.Project == WorkerProject && node.HasEnded) is not { } ended)
            return StartWorker();
        _nodes.Remove(ended);
        await ended.DisposeAsync().ConfigureAwait(false);
        return Run(ended.Start);
    }

    /// <summary>The workers that run, in the order in which they were started.</summary>
    public IReadOnlyList<LocalNode> RunningWorkers => [.. _nodes.Where(node => node.Start.Project == WorkerProject && !node.HasEnded)];

    /// <summary>Starts a node again that has ended, on the same ports.</summary>
    public LocalNode Restart(LocalNode ended) => Run(ended.Start);

    /// <summary>The node of an address in the cluster.</summary>
    public LocalNode? Find(string? address) =>
        address is null ? null : _nodes.LastOrDefault(node => node.Start.IsAt(address));

    /// <summary>Waits until all running nodes are members and a leader is there.</summary>
    /// <param name="seen">Told at each look what is seen.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="LocalClusterException">A node ended, or it took too long; the text has the end of its log.</exception>
    public async Task<ClusterInfo> WaitUntilFormedAsync(Action<ClusterInfo?>? seen, CancellationToken cancellation)
    {
        var start = TimeProvider.System.GetTimestamp();
        ClusterInfo? last = null;
        while (true)
        {
            if (_nodes.Find(node => node.HasEnded) is { } ended && !IsReplaced(ended))
                throw new LocalClusterException($"{ended.Name} ended with exit code {ended.ExitCode}. The end of its log ({ended.Start.LogPath}):\n{ended.LogTail(15)}");
            last = await TryGetAsync(cancellation).ConfigureAwait(false) ?? last;
            seen?.Invoke(last);
            if (last is not null && IsFormed(last))
                return last;
            if (TimeProvider.System.GetElapsedTime(start) > _options.StartTimeout)
                throw new LocalClusterException($"The nodes did not find each other within {_options.StartTimeout} (--patience); seen last: {FormingTeller.Describe(last, _nodes.Count)}. Their logs are in {LogFolder}.");
            await Task.Delay(LookInterval, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Waits until the cluster is as asked for.</summary>
    /// <exception cref="LocalClusterException">It took longer than the patience.</exception>
    public async Task<ClusterInfo> WaitUntilAsync(Func<ClusterInfo, bool> condition, TimeSpan patience, CancellationToken cancellation = default)
    {
        var start = TimeProvider.System.GetTimestamp();
        ClusterInfo? last = null;
        while (TimeProvider.System.GetElapsedTime(start) < patience)
        {
            last = await TryGetAsync(cancellation).ConfigureAwait(false);
            if (last is not null && condition(last))
                return last;
            await Task.Delay(LookInterval, cancellation).ConfigureAwait(false);
        }
        throw new LocalClusterException($"The cluster did not get there within {patience}; seen last: {string.Join(", ", last?.Nodes.Select(node => $"{node.Address} {node.Status}") ?? [])}.");
    }

    /// <summary>Lets all nodes leave in order.</summary>
    public async Task StopAsync()
    {
        var patience = TimeSpan.FromSeconds(20);
        // Workers first, so that they hand back to a leader that is still there; and the leader, whom the first seed mostly has, when nobody is left to hand it to.
        var leaders = _nodes.Find(node => node.Start.Project == SeedProject && !node.HasEnded);
        foreach (var group in _nodes.GroupBy(node => node.Start.Project == WorkerProject ? 0 : node == leaders ? 2 : 1).OrderBy(group => group.Key))
            await Task.WhenAll(group.Select(node => node.StopAsync(patience))).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        if (_client.IsValueCreated)
            _client.Value.Dispose();
        foreach (var node in _nodes)
            await node.DisposeAsync().ConfigureAwait(false);
        _lock.Dispose();
    }

    private bool IsFormed(ClusterInfo cluster)
    {
        var running = _nodes.Where(node => !node.HasEnded).ToList();
        return cluster.LeaderAddress is not null
            && running.TrueForAll(node => cluster.Nodes.Any(member => member.Status == "Up" && member.Reachable && node.Start.IsAt(member.Address)))
            && cluster.Workers.Count >= running.Count(node => node.Start.Project == WorkerProject);
    }

    private bool IsReplaced(LocalNode ended) => _nodes.Exists(node => node != ended && node.Name == ended.Name && !node.HasEnded);

    private async Task<ClusterInfo?> TryGetAsync(CancellationToken cancellation)
    {
        foreach (var node in _nodes.Where(node => !node.HasEnded))
        {
            using var one = new ClusterClient(new ClusterClientOptions { Gateways = [node.Start.Gateway], Token = _options.Token, Timeout = TimeSpan.FromSeconds(1) });
            try
            {
                return await one.GetClusterAsync(cancellation).ConfigureAwait(false);
            }
            catch (ClusterException)
            {
                // Not there yet; another may be.
            }
        }
        return null;
    }

    private LocalNode Run(LocalNodeStart start)
    {
        var node = LocalNode.Run(start);
        _nodes.Add(node);
        return node;
    }

    private LocalNodeStart Plan(string name, string project) => new()
    {
        Name = name,
        Project = project,
        Port = _ports.From(FirstRemotingPort),
        HttpPort = _ports.From(GatewayFinder.FirstPort),
        PbmPort = _options.Pbm ? _ports.From(FirstPbmPort) : 0,
        LogPath = Path.Combine(LogFolder, name + ".log"),
        WorkingDirectory = Environment.CurrentDirectory,
    };

    private LocalNodeStart WithArguments(LocalNodeStart start)
    {
        var arguments = new List<string> { "--port", Text(start.Port), "--http-port", Text(start.HttpPort), "--seeds", _seeds, "--data", _options.Folder };
        arguments.AddRange(start.PbmPort > 0 ? ["--pbm-port", Text(start.PbmPort)] : ["--no-pbm"]);
        if (_options.Token is { } token)
            arguments.AddRange(["--token", token]);
        if (start.Project == WorkerProject && _options.Slots is { } slots)
            arguments.AddRange(["--slots", Text(slots)]);
        if (_options.AllowExec is { } allowed)
            arguments.AddRange(["--allow-exec", allowed]);
        if (_options.AllowEnvironment is { } variables)
            arguments.AddRange(["--allow-environment", variables]);
        if (start.Project == WorkerProject)
            arguments.AddRange(_options.WorkerArguments);
        return start with { Arguments = [.. arguments, .. _options.Arguments] };
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
