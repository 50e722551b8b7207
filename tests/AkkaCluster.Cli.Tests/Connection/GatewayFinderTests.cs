using System.Net;
using System.Net.Sockets;
using AkkaCluster.Cli.Connection;
using AkkaCluster.Client;

namespace AkkaCluster.Cli.Tests.Connection;

public sealed class GatewayFinderTests : IDisposable
{
    private readonly TcpListener _silent = new(IPAddress.Loopback, 0);

    public void Dispose() => _silent.Dispose();

    [Fact]
    public async Task What_listens_and_does_not_answer_is_told_from_no_cluster()
    {
        _silent.Start();
        var port = ((IPEndPoint)_silent.LocalEndpoint).Port;
        var slow = await Assert.ThrowsAsync<ClusterException>(() => new GatewayFinder(port, 1).FindAsync(null, TimeSpan.FromMilliseconds(200), CancellationToken.None));
        Assert.Equal(503, slow.Status);
        Assert.Contains($"port {port}", slow.Message, StringComparison.Ordinal);
        _silent.Stop();
        var none = await Assert.ThrowsAsync<ClusterException>(() => new GatewayFinder(port, 1).FindAsync(null, TimeSpan.FromSeconds(60), CancellationToken.None));
        Assert.Contains("no cluster", none.Message, StringComparison.Ordinal);
    }
}
