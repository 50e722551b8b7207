using AkkaCluster.Hosting.Configuration;
using AkkaCluster.Jobs;

namespace AkkaCluster.Hosting.Listening;

/// <summary>Settles the ports of a node before anything listens.</summary>
internal static class NodePorts
{
    /// <summary>The settings with the ports that the node takes.</summary>
    /// <exception cref="CannotListenException">A named port is taken, or no port is free.</exception>
    public static NodeSettings Settle(NodeSettings settings)
    {
        var taken = settings.PortIsExplicit || settings.Role != JobCluster.WorkerRole ? [] : SeedsHere(settings).ToHashSet();
        int Pick(string host, int port, bool isExplicit, string purpose) => PortPicker.Pick(host, port, isExplicit ? 1 : settings.PortRange, purpose, taken);
        settings = settings with { Port = Pick(settings.Hostname, settings.Port, settings.PortIsExplicit, "remoting") };
        if (settings.HttpEnabled)
            settings = settings with { HttpPort = Pick(settings.HttpHostname, settings.HttpPort, settings.HttpPortIsExplicit, "HTTP") };
        if (settings.PbmEnabled)
            settings = settings with { PbmPort = Pick(settings.Hostname, settings.PbmPort, settings.PbmPortIsExplicit, "pbm") };
        return settings;
    }

    /// <summary>Seeds of this machine may not have begun to listen yet where all nodes are started at once: a worker leaves their ports to them.</summary>
    private static IEnumerable<int> SeedsHere(NodeSettings settings) =>
        AkkaSettings.Seeds(settings).Select(seed => new Uri(seed)).Where(seed => seed.Host == settings.Hostname || seed.Host == settings.PublicHostname).Select(seed => seed.Port);
}
