using Akka.Actor;
using Akka.Configuration;

namespace AkkaCluster.Pbm.Tests;

public sealed class SecurityTests
{
    private static readonly PbmAddress Own = new("127.0.0.1", 0);

    private static readonly PbmAddress Any = new("0.0.0.0", 0);

    [Fact]
    public async Task Off_loopback_a_token_is_wanted()
    {
        var refused = await Assert.ThrowsAsync<ConfigurationException>(() => WithHostAsync(Any, _ => Task.CompletedTask));
        Assert.Contains("without a token", refused.Message, StringComparison.Ordinal);
        await WithHostAsync(Any with { Token = "secret" }, _ => Task.CompletedTask);
        await WithHostAsync(Any with { Insecure = true }, _ => Task.CompletedTask);
    }

    [Fact]
    public Task A_client_must_know_the_token() => WithHostAsync(Any with { Token = "secret" }, async port =>
    {
        Assert.Equal((3, ""), Ends(await Pbm.RunAsync(port, "actor", "hierarchy")));
        Assert.Equal((3, ""), Ends(await Pbm.RunAsync(port, "actor", "hierarchy", "--token", "wrong")));
        Assert.Equal(0, (await Pbm.RunAsync(port, "actor", "hierarchy", "--token", "secret")).Code);
    });

    [Fact]
    public Task A_silent_client_is_sent_away() => WithHostAsync(Own, async port =>
    {
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync("127.0.0.1", port);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        Assert.Equal(0, await client.GetStream().ReadAsync(new byte[1], patience.Token));
    }, new PbmOptions { HelloTimeout = TimeSpan.FromMilliseconds(100) });

    [Fact]
    public Task Connections_beyond_the_limit_are_closed() => WithHostAsync(Own, async port =>
    {
        using var first = new System.Net.Sockets.TcpClient();
        await first.ConnectAsync("127.0.0.1", port);
        Assert.Equal(3, (await Pbm.RunAsync(port, "actor", "hierarchy")).Code);
    }, new PbmOptions { MaxConnections = 1 });

    [Fact]
    public Task A_taken_port_is_told() => WithHostAsync(Own, async port =>
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => WithHostAsync(Own with { Port = port }, _ => Task.CompletedTask));
        Assert.Contains($"cannot listen on 127.0.0.1:{port}", refused.Message, StringComparison.Ordinal);
    });

    private static (int Code, string Output) Ends(PbmResult result) => (result.Code, result.Output);

    private static async Task WithHostAsync(PbmAddress address, Func<int, Task> test, PbmOptions? options = null)
    {
        var system = ActorSystem.Create("secured", ConfigurationFactory.ParseString("akka.stdout-loglevel = OFF, akka.loglevel = OFF"));
        try
        {
            var host = new PbmHost(system, address, options ?? new PbmOptions());
            host.Start();
            await test(host.EndPoint!.Port);
        }
        finally
        {
            await system.Terminate();
        }
    }
}
