using AkkaCluster.Hosting.Settings;

namespace AkkaCluster.Hosting;

/// <summary>Where a program that is a node serves HTTP; the section Http, beside what the gateway accepts.</summary>
public sealed class HttpOptions
{
    /// <summary>Whether it does; null: as the program usually does.</summary>
    public bool? Enabled { get; set; }

    /// <summary>Empty: the same as the node's.</summary>
    public string Hostname { get; set; } = "";

    /// <summary>Null: the usual one, or the next free one.</summary>
    public int? Port { get; set; }

    /// <summary>Connections at once; beyond, new ones are closed.</summary>
    public int MaxConnections { get; set; } = 10_000;

    internal static IEnumerable<string> Faults(HttpOptions options)
    {
        if (OptionFaults.Host("akkacluster.http.hostname", options.Hostname) is { } hostname)
            yield return hostname;
        if (OptionFaults.Port("akkacluster.http.port", options.Port) is { } port)
            yield return port;
        if (options.MaxConnections < 1)
            yield return $"akkacluster.http.max-connections is {options.MaxConnections}; expected 1 at least.";
    }
}
