using System.Globalization;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using AkkaCluster.Cli.Local;
using AkkaCluster.EndToEndTests.Support;

namespace AkkaCluster.EndToEndTests;

/// <summary>The load balancer in front of a cluster: its servers are the cluster's gateways.</summary>
[Collection(ProcessTests.Name)]
public sealed class BalancerInFrontTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>
{
    [Fact]
    public async Task A_balancer_spreads_single_tasks_over_the_gateways_of_a_cluster()
    {
        var ports = new FreePorts();
        var (port, http) = (ports.From(14152), ports.From(18180));
        var gateways = fixture.Cluster.Gateways.Select(gateway => gateway.ToString().TrimEnd('/')).ToList();
        await using var balancer = LocalNode.Run(new LocalNodeStart
        {
            Name = "balancer",
            Project = "AkkaCluster.LoadBalancer",
            Port = port,
            HttpPort = http,
            LogPath = Path.Combine(fixture.Folder, "balancer.log"),
            WorkingDirectory = fixture.Folder,
            Arguments = ["--port", Text(port), "--http-port", Text(http), "--servers", string.Join(',', gateways)],
        });
        using var client = new HttpClient { BaseAddress = balancer.Start.Gateway, Timeout = TimeSpan.FromSeconds(30) };
        await WaitUntilReadyAsync(client, balancer);
        for (var i = 0; i < gateways.Count * 2; i++)
        {
            using var answer = await client.PostAsJsonAsync("v1/tasks", new JsonObject { ["kind"] = "primes", ["input"] = "0 1000" });
            var body = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
            Assert.True(answer.IsSuccessStatusCode, body.ToJsonString());
            Assert.Equal("168", (string?)body["output"]);
        }
        var servers = (await client.GetFromJsonAsync<JsonObject>("v1/servers"))!["servers"]!.AsArray();
        Assert.Equal(gateways, servers.Select(server => (string?)server!["address"]));
        Assert.All(servers, server => Assert.Equal(2, (int)server!["completed"]!));
        await balancer.StopAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(0, balancer.ExitCode);
    }

    private static async Task WaitUntilReadyAsync(HttpClient client, LocalNode balancer)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await timer.WaitForNextTickAsync(patience.Token))
        {
            Assert.False(balancer.HasEnded, balancer.LogTail(20));
            try
            {
                using var ready = await client.GetAsync("readyz", patience.Token);
                if (ready.IsSuccessStatusCode)
                    return;
            }
            catch (Exception unreachable) when (unreachable is HttpRequestException or SocketException)
            {
                // It does not listen yet.
            }
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
