using System.Globalization;
using AkkaCluster.Hosting.Settings;

namespace AkkaCluster.Node.Founding;

/// <summary>Reads a seed's address as people write it.</summary>
internal static class SeedAddress
{
    public const string PlainScheme = "akka.tcp://";
    public const string TlsScheme = "akka.ssl.tcp://";

    /// <summary>As Lighthouse has it.</summary>
    public const int UsualPort = 4053;

    /// <summary>The address in full.</summary>
    /// <param name="text">"host:port", "host", or in full, with either scheme.</param>
    /// <param name="scheme">The scheme of this cluster's addresses.</param>
    /// <param name="systemName">The cluster's actor system; null where it does not matter.</param>
    /// <param name="defaultPort">The port where none is given.</param>
    /// <exception cref="NodeOptionsException">It is no address.</exception>
    public static string Expand(string text, string scheme, string? systemName, int defaultPort)
    {
        var rest = text.Trim();
        if (Array.Find([PlainScheme, TlsScheme], known => rest.StartsWith(known, StringComparison.Ordinal)) is { } given)
        {
            rest = rest[given.Length..];
            var at = rest.IndexOf('@', StringComparison.Ordinal);
            if (at < 0 || (systemName is not null && rest[..at] != systemName))
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
        return $"{scheme}{systemName ?? "any"}@{host}:{port}";
    }

    /// <summary>A node's seeds in full; a seed node that knows of none is its own, any other node looks on this machine, or has them found.</summary>
    public static IEnumerable<string> Of(ClusterOptions cluster, string? systemName, string scheme, string publicHostname, int port) =>
        cluster.Seeds.Count > 0 ? cluster.Seeds.Select(seed => Expand(seed, scheme, systemName, UsualPort)).Distinct()
        : cluster is { Discovery: Discovery.Kubernetes, IsSeed: false } ? []
        : [Expand(cluster.IsSeed ? $"{publicHostname}:{port}" : publicHostname, scheme, systemName, UsualPort)];

    private static NodeOptionsException Bad(string text, string why) =>
        new($"The seed address '{text}' is wrong: {why}. Expected host:port or {PlainScheme}<system>@host:port.");
}
