using System.Net;
using Akka.Configuration;

namespace AkkaCluster.Pbm;

/// <summary>Where the console listens, and what its clients must know.</summary>
/// <param name="Host">The address. Off loopback a token is wanted.</param>
/// <param name="Port">The port; 0 for a free one, which the log tells.</param>
/// <param name="Token">What a client must know; empty: nothing.</param>
/// <param name="Insecure">Whether it listens off loopback without a token: for networks that only operators reach.</param>
public sealed record PbmAddress(string Host, int Port, string Token = "", bool Insecure = false)
{
    /// <summary>As Petabridge.Cmd has it.</summary>
    public const int UsualPort = 9110;

    /// <exception cref="ConfigurationException">It is no address, or off loopback without a token.</exception>
    internal IPEndPoint Resolve()
    {
        var address = IPAddress.TryParse(Host, out var literal) ? literal
            : Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback
            : Dns.GetHostAddresses(Host).FirstOrDefault() ?? throw new ConfigurationException($"pbm is to listen on '{Host}', which is no address of this machine.");
        return IPAddress.IsLoopback(address) || Token.Length > 0 || Insecure
            ? new IPEndPoint(address, Port)
            : throw new ConfigurationException($"pbm is to listen on {Host}, which other machines reach, without a token. Give it a token, listen on 127.0.0.1, or say that this is meant (insecure).");
    }
}
