using System.Net;
using Akka.Configuration;
using Akka.Remote.Tls;

namespace Akka.Remote.Transport;

/// <summary>The settings of <c>akka.remote.dot-netty.tcp</c>, and those of the outbound queues.</summary>
internal sealed class TcpSettings
{
    public TcpSettings(Config config)
    {
        var tcp = config.GetConfig("akka.remote.dot-netty.tcp");
        Hostname = tcp.GetString("hostname") ?? "";
        if (Hostname.Length == 0) Hostname = IPAddress.Any.ToString();
        Port = Checked("port", tcp.GetInt("port"));
        PublicHostname = tcp.GetString("public-hostname") is { Length: > 0 } host ? host : PublicNameOf(Hostname);
        PublicPort = Checked("public-port", tcp.GetInt("public-port"));
        Backlog = tcp.GetInt("backlog");
        NoDelay = tcp.GetBoolean("tcp-nodelay");
        KeepAlive = tcp.GetBoolean("tcp-keepalive");
        MaximumFrameSize = (int)Math.Min(tcp.GetByteSize("maximum-frame-size") ?? 128_000, int.MaxValue / 2);
        if (MaximumFrameSize < 32_000)
            throw new ConfigurationException($"Found akka.remote.dot-netty.tcp.maximum-frame-size = {MaximumFrameSize} bytes; expected at least 32000.");
        SendBufferSize = (int)(tcp.GetByteSize("send-buffer-size") ?? 0);
        ReceiveBufferSize = (int)(tcp.GetByteSize("receive-buffer-size") ?? 0);
        ConnectionTimeout = tcp.GetTimeSpan("connection-timeout");
        EnforceIPv6 = tcp.GetBoolean("dns-use-ipv6");
        EnforceFamily = tcp.GetBoolean("enforce-ip-family");
        HandshakeTimeout = config.GetTimeSpan("akka.remote.handshake-timeout");
        MaxPendingHandshakes = config.GetInt("akka.remote.max-pending-handshakes");
        KeepAliveInterval = config.GetTimeSpan("akka.remote.transport-failure-detector.heartbeat-interval");
        AcceptableSilence = KeepAliveInterval + config.GetTimeSpan("akka.remote.transport-failure-detector.acceptable-heartbeat-pause");
        QueueMessages = config.GetInt("akka.remote.outbound-queue.max-messages");
        QueueBytes = config.GetByteSize("akka.remote.outbound-queue.max-bytes") ?? 64 * 1024 * 1024;
        Tls = tcp.GetBoolean("enable-ssl") ? new TlsSettings(tcp.GetConfig("ssl")) : null;
    }

    public string Hostname { get; }

    public int Port { get; }

    public string PublicHostname { get; }

    public int PublicPort { get; }

    public int Backlog { get; }

    public bool NoDelay { get; }

    public bool KeepAlive { get; }

    /// <summary>The most that one frame may have; larger messages are not sent, larger frames close the connection.</summary>
    public int MaximumFrameSize { get; }

    public int SendBufferSize { get; }

    public int ReceiveBufferSize { get; }

    public TimeSpan ConnectionTimeout { get; }

    public bool EnforceIPv6 { get; }

    public bool EnforceFamily { get; }

    /// <summary>How long a connection may take from its first byte to the end of the handshake.</summary>
    public TimeSpan HandshakeTimeout { get; }

    public int MaxPendingHandshakes { get; }

    /// <summary>How often an idle control connection says that it lives.</summary>
    public TimeSpan KeepAliveInterval { get; }

    /// <summary>How long a control connection may be silent before it is closed.</summary>
    public TimeSpan AcceptableSilence { get; }

    public int QueueMessages { get; }

    public long QueueBytes { get; }

    /// <summary>Null when connections are not encrypted.</summary>
    public TlsSettings? Tls { get; }

    private static string PublicNameOf(string hostname) =>
        IPAddress.TryParse(hostname, out var ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any)) ? Dns.GetHostName() : hostname;

    private static int Checked(string key, int port) => port is >= 0 and <= 65535
        ? port
        : throw new ConfigurationException($"Found akka.remote.dot-netty.tcp.{key} = {port}; expected a port from 0 (any free one) to 65535.");
}
