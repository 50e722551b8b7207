using System.Net;
using AkkaCluster.Hosting.Configuration;

namespace AkkaCluster.Hosting.Listening;

/// <summary>Off loopback, remoting wants mutual TLS and the HTTP API a token; a node that is told to listen openly without them does not start.</summary>
public static class ListenPolicy
{
    /// <summary>Why the node must not listen as it is told to, or null if it may.</summary>
    public static string? Refusal(NodeSettings settings)
    {
        if (settings.Insecure)
            return null;
        var missing = new List<string>();
        if (!IsLoopback(settings.Hostname) && !settings.TlsEnabled)
            missing.Add($"remoting would listen on {settings.Hostname} without TLS (give --tls-certificate)");
        if (settings.HttpEnabled && !IsLoopback(settings.HttpHostname) && settings.Token.Length == 0)
            missing.Add($"HTTP would listen on {settings.HttpHostname} without a token (give --token)");
        if (settings.PbmEnabled && !IsLoopback(settings.Hostname) && settings.Token.Length == 0)
            missing.Add($"pbm would listen on {settings.Hostname} without a token (give --token or --no-pbm)");
        return missing.Count == 0
            ? null
            : $"This node refuses to listen openly: {string.Join("; ", missing)}. Listen on 127.0.0.1, or give --insecure where the network is closed.";
    }

    /// <summary>Whether only this machine can reach the address.</summary>
    public static bool IsLoopback(string host) =>
        host is "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
