using System.Globalization;
using System.Net;
using System.Net.Sockets;
using AkkaCluster.Benchmarks.Jobs;
using AkkaCluster.Cli.Local;

namespace AkkaCluster.Benchmarks.Balance;

/// <summary>The hosts as a person starts them: servers, and a load balancer before them.</summary>
internal sealed class BalancedHosts : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("akkacluster-bench-").FullName;
    private readonly List<LocalNode> _nodes = [];

    private BalancedHosts(int servers)
    {
        var ports = Enumerable.Range(0, servers + 2).Select(_ => JobBenchCluster.FreePort().ToString(CultureInfo.InvariantCulture)).ToList();
        foreach (var port in ports[2..]) Run("AkkaCluster.Server", "--port", port);
        Servers = ports[2..].ConvertAll(port => "127.0.0.1:" + port);
        Run("AkkaCluster.LoadBalancer", "--port", ports[0], "--http-port", ports[1], "--servers", string.Join(',', Servers));
        Balancer = new Uri("http://127.0.0.1:" + ports[1]);
    }

    /// <summary>host:port of each server.</summary>
    public IReadOnlyList<string> Servers { get; }

    /// <summary>The balancer's HTTP API.</summary>
    public Uri Balancer { get; }

    public static async Task<BalancedHosts> StartAsync(int servers)
    {
        var hosts = new BalancedHosts(servers);
        try
        {
            await hosts.WaitUntilReadyAsync();
            return hosts;
        }
        catch
        {
            await hosts.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_nodes.Select(node => node.StopAsync(TimeSpan.FromSeconds(10))));
        foreach (var node in _nodes) await node.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private void Run(string project, params string[] arguments) => _nodes.Add(LocalNode.Run(new LocalNodeStart
    {
        Name = project,
        Project = project,
        Port = 0,
        LogPath = Path.Combine(_folder, project + ".log"),
        WorkingDirectory = _folder,
        Arguments = arguments,
    }));

    private async Task WaitUntilReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Balancer };
        using var late = new CancellationTokenSource(Patience);
        while (true)
        {
            if (_nodes.Find(node => node.HasEnded) is { } ended) throw new InvalidOperationException($"{ended.Name} ended with exit code {ended.ExitCode}:\n{ended.LogTail(20)}");
            try
            {
                if (await http.GetAsync("readyz", late.Token) is { StatusCode: HttpStatusCode.OK }) return;
            }
            catch (Exception unreachable) when (unreachable is HttpRequestException or SocketException)
            {
                // It does not listen yet.
            }

            await Task.Delay(50, late.Token);
        }
    }
}
