using System.Globalization;
using AkkaCluster.Cli.Local;

namespace AkkaCluster.Cli.Compare;

/// <summary>The load balancer and its servers, set up as well as their kind allows: health checks and ejection are on.</summary>
internal sealed class BalancedSide(CompareOptions options, string folder) : Side(folder)
{
    private const int FirstServerPort = 4153;
    private const int FirstHttpPort = 8180;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly FreePorts _ports = new();
    private readonly List<LocalNode> _nodes = [];
    private readonly string _folder = folder;

    public override string Name => "load balancer";

    // One entry: it could not tell a task that comes again from a new one.
    public override IReadOnlyList<Uri> Entries => [Balancer.Start.Gateway];

    public override IReadOnlyList<LocalNode> Nodes => _nodes;

    public override IReadOnlyList<LocalNode> Executing => [.. _nodes.Where(node => !node.HasEnded && node.Name.StartsWith("server", StringComparison.Ordinal))];

    private LocalNode Balancer => _nodes.Last(node => node.Name == "balancer");

    public override async Task StartAsync(CancellationToken cancellation)
    {
        for (var i = 1; i <= options.Servers; i++)
            Run(Plan("server-" + i, "AkkaCluster.Server", 0, ["--slots", "1", "--execution-log", ExecutionFolder]));
        var servers = string.Join(',', _nodes.Select(node => node.Start.HostAndPort));
        Run(Plan("balancer", "AkkaCluster.LoadBalancer", _ports.From(FirstHttpPort),
        [
            "--servers", servers, "--strategy", options.Strategy, "--health-check", "--ejection",
            "--request-timeout", options.RequestTimeout.TotalSeconds.ToString("0", CultureInfo.InvariantCulture) + "s",
        ]));
        await WaitUntilServingAsync(cancellation).ConfigureAwait(false);
    }

    public override Task<LocalNode> FindEntryAsync(CancellationToken cancellation) => Task.FromResult(Balancer);

    public override void Restart(LocalNode ended) => Run(ended.Start);

    public override Task<long?> CountRecordedTwiceAsync(CancellationToken cancellation) => Task.FromResult<long?>(null);

    public override Task StopAsync() => Task.WhenAll(_nodes.Select(node => node.StopAsync(TimeSpan.FromSeconds(10))));

    public override async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Every server has answered a task: a server that is only listed is not yet there.</summary>
    private async Task WaitUntilServingAsync(CancellationToken cancellation)
    {
        using var client = new TaskClient(Entries, 1, TimeSpan.FromSeconds(2));
        var start = TimeProvider.System.GetTimestamp();
        var inARow = 0;
        for (var i = 0; inARow < options.Servers * 2; i++)
        {
            if (_nodes.Find(node => node.HasEnded) is { } ended)
                throw new LocalClusterException($"{ended.Name} ended with exit code {ended.ExitCode}. The end of its log ({ended.Start.LogPath}):\n{ended.LogTail(15)}");
            var problem = await client.RunAsync(new Workload("noop", "{}", index => $"warm-up {index}"), i, cancellation).ConfigureAwait(false);
            inARow = problem is null ? inARow + 1 : 0;
            if (problem is null)
                continue;
            if (TimeProvider.System.GetElapsedTime(start) > Patience)
                throw new LocalClusterException($"The servers did not all answer within {Patience}; the last answer was: {problem}. Their logs are in {_folder}.");
            await Task.Delay(100, cancellation).ConfigureAwait(false);
        }
    }

    private void Run(LocalNodeStart start) => _nodes.Add(LocalNode.Run(start));

    private LocalNodeStart Plan(string name, string project, int httpPort, IReadOnlyList<string> arguments)
    {
        var logs = Directory.CreateDirectory(Path.Combine(_folder, "logs")).FullName;
        var port = _ports.From(FirstServerPort);
        List<string> all = ["--port", port.ToString(CultureInfo.InvariantCulture), .. arguments];
        if (httpPort != 0)
            all.AddRange(["--http-port", httpPort.ToString(CultureInfo.InvariantCulture)]);
        return new LocalNodeStart { Name = name, Project = project, Port = port, HttpPort = httpPort, LogPath = Path.Combine(logs, name + ".log"), WorkingDirectory = Environment.CurrentDirectory, Arguments = all };
    }
}
