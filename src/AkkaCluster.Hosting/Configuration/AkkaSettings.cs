using System.Globalization;
using Akka.Configuration;
using AkkaCluster.Hosting.Remoting;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.Hosting.Configuration;

/// <summary>Says in Akka's settings what this node's own say.</summary>
internal static class AkkaSettings
{
    /// <summary>The configuration of the actor system.</summary>
    /// <param name="settings">The node's settings, ports settled.</param>
    /// <param name="clustered">Whether it joins a cluster.</param>
    public static Config For(NodeSettings settings, bool clustered)
    {
        var own = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["akka.remote.dot-netty.tcp.hostname"] = settings.Hostname,
            // They are overridden on purpose, by those that refuse.
            ["akka.log-serializer-override-on-start"] = "off",
            ["akka.remote.dot-netty.tcp.public-hostname"] = settings.PublicHostname,
            ["akka.remote.dot-netty.tcp.port"] = settings.Port.ToString(CultureInfo.InvariantCulture),
            ["akka.coordinated-shutdown.phases.before-service-unbind.timeout"] = $"{settings.DrainTimeout.TotalMilliseconds:0}ms",
            ["akka.loglevel"] = settings.Config.GetString("akka.loglevel") is { Length: > 0 } level && settings.LogLevel >= LogLevel.Information ? level : "DEBUG",
        };
        if (settings.TlsEnabled || settings.Secret.Length > 0)
        {
            own["akka.remote.dot-netty.tcp.transport-class"] = $"{typeof(NodeTransport).FullName}, {typeof(NodeTransport).Assembly.GetName().Name}";
            own["akka.remote.dot-netty.tcp.enable-ssl"] = settings.TlsEnabled ? "true" : "false";
        }
        if (clustered)
        {
            own["akka.cluster.roles"] = HoconText.List(settings.Roles);
            // Akka's own joining founds a cluster wherever the first of these hears nobody: what to join is looked up in the job store.
            own["akka.cluster.seed-nodes"] = HoconText.List([]);
        }
        if (settings.PbmEnabled)
        {
            own["akkacluster.pbm.host"] = settings.Hostname;
            own["akkacluster.pbm.token"] = settings.Token;
            own["akkacluster.pbm.insecure"] = settings.Insecure ? "on" : "off";
            own["akkacluster.pbm.port"] = settings.PbmPort.ToString(CultureInfo.InvariantCulture);
        }
        return ConfigurationFactory.ParseString(HoconText.From(own)).WithFallback(settings.Config);
    }

    /// <summary>The seeds in full; a seed node that knows of none is its own, any other node looks on this machine.</summary>
    internal static IEnumerable<string> Seeds(NodeSettings settings)
    {
        const int usualPort = 4053;
        if (settings.Seeds.Count > 0)
            return settings.Seeds.Select(seed => SeedAddress.Expand(seed, settings.Scheme, settings.SystemName, usualPort)).Distinct();
        return settings.Roles.Contains("seed") ? [settings.Address] : [SeedAddress.Expand(settings.PublicHostname, settings.Scheme, settings.SystemName, usualPort)];
    }
}
