using System.Globalization;
using AkkaCluster.Cli.Local;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.EndToEndTests.Support;

/// <summary>Nodes on one store that a test starts, pauses and loses one by one; each in the others' list of seeds. Under a supervisor, one that ends with an error is started again.</summary>
internal sealed class Fleet(int seeds, int workers, params string[] arguments) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly FreePorts _ports = new();
    private readonly List<LocalNode> _started = [];
    private readonly CancellationTokenSource _disposed = new();
    private readonly List<Task> _supervisors = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("akkacluster-fleet-").FullName;
    private IReadOnlyList<LocalNodeStart>? _plans;

    public string Folder => _folder;

    /// <summary>The seeds, then the workers.</summary>
    public IReadOnlyList<LocalNodeStart> Plans => _plans ??= Plan();

    public ClusterClient Client => field ??= new ClusterClient(new ClusterClientOptions { Gateways = [.. Plans.Select(plan => plan.Gateway)] });

    public LocalNode Start(LocalNodeStart plan)
    {
        var node = LocalNode.Run(plan);
        lock (_started)
            _started.Add(node);
        return node;
    }

    public LocalNode StartSupervised(LocalNodeStart plan)
    {
        var node = Start(plan);
        _supervisors.Add(SuperviseAsync(node));
        return node;
    }

    /// <summary>What stands in the store.</summary>
    public async Task<ClusterRecord> StoredAsync()
    {
        await using var store = JobStores.Create(new StoreOptions { Directory = _folder });
        await store.OpenAsync();
        return await store.ReadClusterAsync();
    }

    /// <summary>Waits until all of these nodes see each other, nobody else, and the same leader.</summary>
    public async Task<ClusterInfo> UntilOneClusterAsync(params IEnumerable<LocalNodeStart> plans)
    {
        var expected = string.Join(' ', plans.Select(plan => plan.HostAndPort).Order(StringComparer.Ordinal));
        ClusterInfo? last = null;
        await UntilAsync(
            async () =>
            {
                var views = new List<ClusterInfo?>();
                foreach (var plan in plans)
                    views.Add(last = await SeeAsync(plan) ?? last);
                return views.TrueForAll(view => view?.LeaderAddress is not null && view.LeaderAddress == views[0]!.LeaderAddress && Members(view) == expected);
            },
            () => $"one cluster of {expected}; seen last: {(last is null ? "nothing" : Members(last))} led by {last?.LeaderAddress}");
        return last!;
    }

    public async Task UntilAsync(Func<Task<bool>> condition, Func<string> what)
    {
        using var late = new CancellationTokenSource(Patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (!await condition())
        {
            Assert.False(late.IsCancellationRequested, $"Not within {Patience}: {what()}.\n{string.Join('\n', _started.Select(node => $"== {node.Name} {(node.HasEnded ? $"ended with {node.ExitCode}" : "runs")}\n{node.LogTail(15)}"))}");
            await tick.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    public async Task UntilLoggedAsync(LocalNode node, string text)
    {
        await UntilAsync(() => Task.FromResult(node.LogTail(2000).Contains(text, StringComparison.Ordinal)), () => $"{node.Name} says '{text}'");
    }

    public async Task StopAllAsync()
    {
        var running = _started.Where(node => !node.HasEnded).ToList();
        running.ForEach(node => node.Terminate());
        await Task.WhenAll(running.Select(node => node.WaitForEndAsync())).WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        await _disposed.CancelAsync();
        foreach (var node in _started.Where(node => !node.HasEnded))
            node.Kill();
        await Task.WhenAll(_supervisors);
        Client.Dispose();
        foreach (var node in _started)
            await node.DisposeAsync();
        _disposed.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task SuperviseAsync(LocalNode node)
    {
        while (true)
        {
            await node.WaitForEndAsync();
            if (_disposed.IsCancellationRequested || node.ExitCode == 0)
                return;
            node = Start(node.Start);
        }
    }

    private static async Task<ClusterInfo?> SeeAsync(LocalNodeStart plan)
    {
        using var one = new ClusterClient(new ClusterClientOptions { Gateways = [plan.Gateway], Timeout = TimeSpan.FromSeconds(2) });
        try
        {
            return await one.GetClusterAsync();
        }
        catch (ClusterException)
        {
            return null;
        }
    }

    private static string Members(ClusterInfo view) =>
        string.Join(' ', view.Nodes.Select(node => node.Status == "Up" && node.Reachable ? node.Address : $"{node.Address}({node.Status})").Order(StringComparer.Ordinal));

    private List<LocalNodeStart> Plan()
    {
        var planned = new List<LocalNodeStart>();
        for (var i = 0; i < seeds + workers; i++)
        {
            var name = i < seeds ? $"seed-{i + 1}" : $"worker-{i - seeds + 1}";
            planned.Add(new LocalNodeStart
            {
                Name = name,
                Project = i < seeds ? "AkkaCluster.Seed" : "AkkaCluster.Worker",
                Port = _ports.From(4053),
                HttpPort = _ports.From(8080),
                LogPath = Path.Combine(_folder, name + ".log"),
                WorkingDirectory = _folder,
            });
        }
        var known = string.Join(',', planned.Take(seeds).Select(plan => plan.HostAndPort));
        return [.. planned.Select(plan => plan with
        {
            Arguments = ["--port", Text(plan.Port), "--http-port", Text(plan.HttpPort), "--no-pbm", "--seeds", known, "--data", _folder, .. arguments],
        })];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
