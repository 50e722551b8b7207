using AkkaCluster.Hosting.Settings;

namespace AkkaCluster.Hosting;

/// <summary>What any node is told of itself; the section AkkaCluster's own values.</summary>
public sealed class NodeOptions
{
    /// <summary>Name of the actor system; the same on all nodes of a cluster. Null: what the program is usually called.</summary>
    public string? SystemName { get; set; }

    /// <summary>What the node listens on. Loopback unless told; off loopback wants TLS and a token.</summary>
    public string Hostname { get; set; } = "127.0.0.1";

    /// <summary>The name under which others reach this node, where it is not the one that it listens on (containers, NAT).</summary>
    public string PublicHostname { get; set; } = "";

    /// <summary>Remoting port; a port that was named is taken or the node does not start. Null: the usual one, or the next free one.</summary>
    public int? Port { get; set; }

    /// <summary>Whether a usual port that is taken is passed over for the next free one.</summary>
    public bool NextFreePorts { get; set; } = true;

    /// <summary>How many ports are tried.</summary>
    public int PortRange { get; set; } = 100;

    /// <summary>What nodes prove to each other to know before they hear anything else; the same on all nodes. Empty: nobody is asked.</summary>
    public string Secret { get; set; } = "";

    /// <summary>Allows to listen openly without TLS and token. For a closed network or a trial.</summary>
    public bool Insecure { get; set; }

    /// <summary>How long a node may take to finish or hand back what it holds, and leave.</summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>HOCON over Akka's settings, as texts or files, a later one over an earlier.</summary>
    public IReadOnlyList<string> Hocon { get; set; } = [];

    internal static IEnumerable<string> Faults(NodeOptions options)
    {
        if (OptionFaults.Host("akkacluster.hostname", options.Hostname) is { } hostname)
            yield return hostname;
        if (OptionFaults.Host("akkacluster.public-hostname", options.PublicHostname) is { } publicHostname)
            yield return publicHostname;
        if (OptionFaults.Port("akkacluster.port", options.Port) is { } port)
            yield return port;
        if (options.Secret.Length is > 0 and < Remoting.ClusterSecret.MinLength)
            yield return $"akkacluster.secret has {options.Secret.Length} characters; expected {Remoting.ClusterSecret.MinLength} at least, such as 'openssl rand -hex 32' makes.";
        if (options.SystemName is { } name && !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
            yield return $"akkacluster.system-name is '{name}'; expected letters, digits, - and _.";
    }
}
