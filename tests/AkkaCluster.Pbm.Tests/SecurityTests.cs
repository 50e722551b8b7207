using Akka.Actor;
using Akka.Configuration;

namespace AkkaCluster.Pbm.Tests;

public sealed class SecurityTests
{
    [Fact]
    public async Task Off_loopback_a_token_is_wanted()
    {
        var refused = await Assert.ThrowsAsync<ConfigurationException>(() => WithHostAsync("host = \"0.0.0.0\"", _ => Task.CompletedTask));
        Assert.Contains("akkacluster.pbm.token is empty", refused.Message, StringComparison.Ordinal);
        await WithHostAsync("host = \"0.0.0.0\", token = secret", _ => Task.CompletedTask);
        await WithHostAsync("host = \"0.0.0.0\", insecure = on", _ => Task.CompletedTask);
    }

    [Fact]
    public Task A_client_must_know_the_token() => WithHostAsync("host = \"0.0.0.0\", token = secret", async port =>
    {
        Assert.Equal((3, ""), Ends(await Pbm.RunAsync(port, "actor", "hierarchy")));
        Assert.Equal((3, ""), Ends(await Pbm.RunAsync(port, "actor", "hierarchy", "--token", "wrong")));
        Assert.Equal(0, (await Pbm.RunAsync(port, "actor", "hierarchy", "--token", "secret")).Code);
    });

    [Fact]
    public Task A_silent_client_is_sent_away() => WithHostAsync("hello-timeout = 100ms", async port =>
    {
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync("127.0.0.1", port);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        Assert.Equal(0, await client.GetStream().ReadAsync(new byte[1], patience.Token));
    });

    [Fact]
    public Task Connections_beyond_the_limit_are_closed() => WithHostAsync("max-connections = 1", async port =>
    {
        using var first = new System.Net.Sockets.TcpClient();
        await first.ConnectAsync("127.0.0.1", port);
        Assert.Equal(3, (await Pbm.RunAsync(port, "actor", "hierarchy")).Code);
    });

    [Fact]
    public Task A_taken_port_is_told() => WithHostAsync("", async port =>
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => WithHostAsync($"port = {port}", _ => Task.CompletedTask));
        Assert.Contains($"cannot listen on 127.0.0.1:{port}", refused.Message, StringComparison.Ordinal);
    });

    private static (int Code, string Output) Ends(PbmResult result) => (result.Code, result.Output);

    private static async Task WithHostAsync(string settings, Func<int, Task> test)
    {
        var system = ActorSystem.Create("secured", ConfigurationFactory.ParseString($"akka.stdout-loglevel = OFF, akka.loglevel = OFF, akkacluster.pbm {{ port = 0, {settings} }}"));
        try
        {
            var host = PbmHost.Get(system);
            host.Start();
            await test(host.EndPoint!.Port);
        }
        finally
        {
            await system.Terminate();
        }
    }
}
