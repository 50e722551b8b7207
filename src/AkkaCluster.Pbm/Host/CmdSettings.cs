using System.Net;
using Akka.Configuration;

namespace AkkaCluster.Pbm;

/// <summary>The section akkacluster.pbm.</summary>
internal sealed class CmdSettings
{
    public CmdSettings(Config config)
    {
        var cmd = config.GetConfig("akkacluster.pbm");
        Host = cmd.GetString("host", "127.0.0.1");
        Port = cmd.GetInt("port", 9110);
        Token = cmd.GetString("token", "");
        Insecure = cmd.GetBoolean("insecure", false);
        HelloTimeout = cmd.GetTimeSpan("hello-timeout", TimeSpan.FromSeconds(10), false);
        MaxConnections = cmd.GetInt("max-connections", 4096);
        MaxLineSize = (int)(cmd.GetByteSize("max-line-size", null) ?? 65536);
        MaxPendingLines = cmd.GetInt("max-pending-lines", 10000);
        LogPalettes = cmd.GetBoolean("log-palettes-on-startup", true);
    }

    public string Host { get; }

    public int Port { get; }

    public string Token { get; }

    public bool Insecure { get; }

    public TimeSpan HelloTimeout { get; }

    public int MaxConnections { get; }

    public int MaxLineSize { get; }

    public int MaxPendingLines { get; }

    public bool LogPalettes { get; }

    /// <summary>The address to listen on; throws where it is none, or is off loopback without a token.</summary>
    public IPEndPoint Resolve()
    {
        var address = IPAddress.TryParse(Host, out var literal) ? literal
            : Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback
            : Dns.GetHostAddresses(Host).FirstOrDefault() ?? throw new ConfigurationException($"akkacluster.pbm.host is '{Host}', which is no address of this machine.");
        if (!IPAddress.IsLoopback(address) && Token.Length == 0 && !Insecure)
            throw new ConfigurationException(
                $"akkacluster.pbm.host is {Host}, which other machines reach, and akkacluster.pbm.token is empty. " +
                "Set a token, listen on 127.0.0.1, or set akkacluster.pbm.insecure = on.");
        return new IPEndPoint(address, Port);
    }
}
