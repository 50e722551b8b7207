using System.Net;
using System.Net.Sockets;
using AkkaCluster.Hosting.Listening;

namespace AkkaCluster.Hosting.Tests.Listening;

public sealed class PortPickerTests : IDisposable
{
    private readonly TcpListener _other = new(IPAddress.Loopback, 0);
    private readonly int _taken;

    public PortPickerTests()
    {
        _other.Start();
        _taken = ((IPEndPoint)_other.LocalEndpoint).Port;
    }

    public void Dispose() => _other.Dispose();

    [Fact]
    public void A_named_port_that_is_in_use_is_an_error_that_says_so() =>
        Assert.Contains($"port {_taken} on 127.0.0.1 is in use", Fails("127.0.0.1", _taken, 1), StringComparison.Ordinal);

    [Fact]
    public void The_next_free_port_is_taken() => Assert.InRange(PortPicker.Pick("127.0.0.1", _taken, 50, "remoting", new HashSet<int>()), _taken + 1, _taken + 49);

    [Fact]
    public void A_node_takes_no_port_twice()
    {
        var taken = new HashSet<int>();
        var first = PortPicker.Pick("127.0.0.1", _taken, 50, "remoting", taken);
        Assert.NotEqual(first, PortPicker.Pick("127.0.0.1", first, 50, "HTTP", taken));
    }

    [Fact]
    public void A_port_that_another_node_has_chosen_and_not_opened_yet_is_passed_over()
    {
        var first = PortPicker.Pick("127.0.0.1", _taken, 50, "pbm", new HashSet<int>());
        Assert.NotEqual(first, PortPicker.Pick("127.0.0.1", _taken, 50, "pbm", new HashSet<int>()));
    }

    [Fact]
    public void An_address_of_another_machine_is_refused() => Assert.Contains("--public-hostname", Fails("192.0.2.1", 5000, 1), StringComparison.Ordinal);

    [Fact]
    public void A_name_without_address_is_refused() => Assert.Contains("no address", Fails("no-such-host.invalid", 5000, 1), StringComparison.Ordinal);

    private static string Fails(string host, int port, int range) =>
        Assert.Throws<CannotListenException>(() => PortPicker.Pick(host, port, range, "remoting", new HashSet<int>())).Message;
}
