using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace AkkaCluster.Hosting.Listening;

/// <summary>Where a program that is a node serves HTTP, if it does.</summary>
internal sealed class HttpAddress(IOptions<HttpOptions> http, IOptions<NodeOptions> node, NodeProfile profile, NodePorts ports)
{
    private readonly Lazy<int> _port = new(() => ports.Pick("HTTP", HostOf(http.Value, node.Value), http.Value.Port, profile.HttpPort));

    public string Hostname => HostOf(http.Value, node.Value);

    public bool Enabled => http.Value.Enabled ?? profile.Http;

    /// <summary>Settled when it is asked for first.</summary>
    public int Port => _port.Value;

    public override string ToString() => Enabled ? $"HTTP on http://{Hostname}:{Port}" : "without HTTP";

    /// <summary>Tells the web server.</summary>
    public void Configure(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = http.Value.MaxConnections;
        if (!Enabled)
            // Kestrel wants an endpoint: a node without HTTP gets one that nobody outside can reach.
            kestrel.ListenUnixSocket(Path.Combine(Path.GetTempPath(), $"akkacluster-{Environment.ProcessId}.sock"));
        else if (Hostname == "localhost")
            kestrel.ListenLocalhost(Port);
        else
            kestrel.Listen(IPAddress.TryParse(Hostname, out var address) ? address : Dns.GetHostAddresses(Hostname)[0], Port);
    }

    private static string HostOf(HttpOptions http, NodeOptions node) => http.Hostname.Length == 0 ? node.Hostname : http.Hostname;
}
