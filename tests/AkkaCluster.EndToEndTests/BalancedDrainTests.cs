using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using AkkaCluster.Cli.Local;
using AkkaCluster.EndToEndTests.Support;

namespace AkkaCluster.EndToEndTests;

/// <summary>Load balancer and servers that are asked to end with a signal while requests are under way.</summary>
[Collection(WaitingTests.Name)]
public sealed class BalancedDrainTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("akkacluster-e2e-").FullName;
    private readonly FreePorts _ports = new();
    private readonly List<LocalNode> _servers = [];
    private LocalNode _balancer = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        for (var i = 1; i <= 2; i++)
            _servers.Add(Run("server-" + i, "AkkaCluster.Server", 0, "--slots", "2"));
        var http = _ports.From(18180);
        _balancer = Run("balancer", "AkkaCluster.LoadBalancer", http, "--http-port", Text(http), "--strategy", "least-outstanding", "--servers", string.Join(',', _servers.Select(server => server.Start.HostAndPort)));
        _client = new HttpClient { BaseAddress = _balancer.Start.Gateway, Timeout = Patience };
        // One after the other, so that the strategy takes each server in turn.
        for (var inARow = 0; inARow < _servers.Count;)
            inARow = await TryAsync("noop", 0) == HttpStatusCode.OK ? inARow + 1 : 0;
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        foreach (var node in _servers.Append(_balancer))
            await node.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_server_that_is_asked_to_end_loses_no_request()
    {
        var sent = 0;
        using var ended = new CancellationTokenSource();
        var load = Enumerable.Range(0, 8).Select(async _ =>
        {
            while (!ended.IsCancellationRequested)
            {
                Interlocked.Increment(ref sent);
                Assert.Equal(HttpStatusCode.OK, await SendAsync("sleep", 50));
            }
        }).ToList();
        var drained = _servers[0];
        await WaitUntilAsync(() => Volatile.Read(ref sent) > 40);
        drained.Terminate();
        await drained.WaitForEndAsync().WaitAsync(Patience);
        var then = Volatile.Read(ref sent);
        await WaitUntilAsync(() => Volatile.Read(ref sent) > then + 40);
        await ended.CancelAsync();
        await Task.WhenAll(load);
        Assert.True(drained.ExitCode == 0, drained.LogTail(20));
        Assert.Equal("draining", (string?)(await ServersAsync())[0]!["state"]);
    }

    [Fact]
    public async Task A_balancer_that_is_asked_to_end_answers_what_is_under_way_and_refuses_what_comes()
    {
        var running = Enumerable.Range(0, 4).Select(_ => SendAsync("sleep", 8000)).ToList();
        await WaitUntilAsync(async () => (await ServersAsync()).Sum(server => (int)server!["outstanding"]!) == running.Count);
        _balancer.Terminate();
        // One that comes before the signal took effect waits for a slot; it is given up, and the next is sent.
        await WaitUntilAsync(async () => await SendAsync("noop", 0, TimeSpan.FromMilliseconds(300)) == HttpStatusCode.ServiceUnavailable);
        Assert.All(await Task.WhenAll(running), status => Assert.Equal(HttpStatusCode.OK, status));
        await _balancer.WaitForEndAsync().WaitAsync(Patience);
        Assert.True(_balancer.ExitCode == 0, _balancer.LogTail(20));
    }

    private async Task<HttpStatusCode> SendAsync(string kind, int milliseconds, CancellationToken cancellation = default)
    {
        var parameters = kind == "sleep" ? new JsonObject { ["milliseconds"] = milliseconds } : [];
        using var answer = await _client.PostAsJsonAsync("v1/tasks", new JsonObject { ["kind"] = kind, ["parameters"] = parameters, ["input"] = "x" }, cancellation);
        return answer.StatusCode;
    }

    private async Task<HttpStatusCode?> TryAsync(string kind, int milliseconds)
    {
        Assert.False(_balancer.HasEnded, _balancer.LogTail(20));
        try
        {
            return await SendAsync(kind, milliseconds);
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException or SocketException)
        {
            return null;
        }
    }

    private async Task<HttpStatusCode?> SendAsync(string kind, int milliseconds, TimeSpan patience)
    {
        using var late = new CancellationTokenSource(patience);
        try
        {
            return await SendAsync(kind, milliseconds, late.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private async Task<JsonArray> ServersAsync() => (await _client.GetFromJsonAsync<JsonObject>("v1/servers"))!["servers"]!.AsArray();

    private static Task WaitUntilAsync(Func<bool> condition) => WaitUntilAsync(() => Task.FromResult(condition()));

    private static async Task WaitUntilAsync(Func<Task<bool>> condition)
    {
        using var late = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!await condition())
            await timer.WaitForNextTickAsync(late.Token);
    }

    private LocalNode Run(string name, string project, int httpPort, params string[] arguments)
    {
        var port = _ports.From(14152);
        return LocalNode.Run(new LocalNodeStart
        {
            Name = name,
            Project = project,
            Port = port,
            HttpPort = httpPort,
            LogPath = Path.Combine(_folder, name + ".log"),
            WorkingDirectory = _folder,
            Arguments = ["--port", Text(port), .. arguments],
        });
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
