using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using AkkaCluster.Downing.CrashDetection;

namespace AkkaCluster.Downing.Tests.CrashDetection;

public class PortProbeTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_port_that_somebody_listens_on_answers()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Assert.Equal(Verdict.Answered, await PortProbe.TryAsync(At((IPEndPoint)listener.LocalEndpoint), Timeout));
    }

    [Fact]
    public async Task A_port_that_nobody_listens_on_refuses()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var free = (IPEndPoint)listener.LocalEndpoint;
        listener.Stop();
        Assert.Equal(Verdict.Refused, await PortProbe.TryAsync(At(free), Timeout));
    }

    [Fact]
    public async Task A_full_backlog_is_no_refusal()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1);
        var address = At((IPEndPoint)listener.LocalEndPoint!);
        for (var i = 0; i < 4; i++)
            Assert.NotEqual(Verdict.Refused, await PortProbe.TryAsync(address, TimeSpan.FromMilliseconds(300)));
    }

    [Fact]
    public async Task A_name_that_nobody_knows_gives_no_answer() =>
        Assert.Equal(Verdict.NoAnswer, await PortProbe.TryAsync(new Address("akka.tcp", "sys", "no-such-host.invalid", 4053), Timeout));

    private static Address At(IPEndPoint endpoint) => new("akka.tcp", "sys", endpoint.Address.ToString(), endpoint.Port);
}
