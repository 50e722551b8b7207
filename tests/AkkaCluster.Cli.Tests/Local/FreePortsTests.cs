using System.Net;
using System.Net.Sockets;
using AkkaCluster.Cli.Local;

namespace AkkaCluster.Cli.Tests.Local;

public class FreePortsTests
{
    [Fact]
    public void A_port_in_use_is_passed_over_and_none_is_given_twice()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = ((IPEndPoint)other.LocalEndpoint).Port;
        var ports = new FreePorts();
        var others = new FreePorts();
        var given = Enumerable.Range(0, 3).SelectMany(_ => new[] { ports.From(taken), others.From(taken) }).ToList();
        Assert.DoesNotContain(taken, given);
        Assert.Equal(6, given.Distinct().Count());
    }
}
