using System.Globalization;

namespace AkkaCluster.Hosting.Configuration;

/// <summary>Reads a seed's address as people write it.</summary>
internal static class SeedAddress
{
    private const string Scheme = "akka.tcp://";

    /// <summary>The address in full.</summary>
    /// <param name="text">"host:port", "host", or in full.</param>
    /// <param name="systemName">The cluster's actor system.</param>
    /// <param name="defaultPort">The port where none is given.</param>
    /// <exception cref="NodeOptionsException">It is no address.</exception>
    public static string Expand(string text, string systemName, int defaultPort)
    {
        var rest = text.Trim();
        if (rest.StartsWith(Scheme, StringComparison.Ordinal))
        {
            rest = rest[Scheme.Length..];
            var at = rest.IndexOf('@', StringComparison.Ordinal);
            if (at < 0 || rest[..at] != systemName)
                throw Bad(text, $"this cluster's actor system is '{systemName}'");
            rest = rest[(at + 1)..];
        }
        var colon = rest.LastIndexOf(':');
        var host = colon < 0 ? rest : rest[..colon];
        var port = defaultPort;
        if (colon >= 0 && (!int.TryParse(rest.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port) || port is < 1 or > 65535))
            throw Bad(text, $"'{rest[(colon + 1)..]}' is no port");
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
            throw Bad(text, $"'{host}' is no host name or IP address");
        return $"{Scheme}{systemName}@{host}:{port}";
    }

    private static NodeOptionsException Bad(string text, string why) =>
        new($"The seed address '{text}' is wrong: {why}. Expected host:port or {Scheme}<system>@host:port.");
}
