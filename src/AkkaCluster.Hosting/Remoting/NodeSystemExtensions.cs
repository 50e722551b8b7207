using System.Globalization;
using Akka.Configuration;
using Akka.Hosting;
using AkkaCluster.Hosting.Listening;
using AkkaCluster.Hosting.Logging;
using AkkaCluster.Hosting.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AkkaCluster.Hosting.Remoting;

/// <summary>What the actor system of any node has: its address, the guard before its peers, and the host's loggers.</summary>
public static class NodeSystemExtensions
{
    private static readonly Config Common = ConfigurationFactory.FromResource("common.conf", typeof(NodeSystemExtensions).Assembly);

    /// <summary>Bytes of a message between nodes, as Akka's settings will have it.</summary>
    public static long MaximumFrameSize(this IServiceProvider services) =>
        services.GetRequiredService<AkkaSection>().Config.WithFallback(Common).GetByteSize("akka.remote.dot-netty.tcp.maximum-frame-size") ?? int.MaxValue;

    internal static AkkaConfigurationBuilder WithNode(this AkkaConfigurationBuilder akka, IServiceProvider services)
    {
        var (node, address) = (services.GetRequiredService<IOptions<NodeOptions>>().Value, services.GetRequiredService<NodeAddress>());
        var tls = NodeTls.Load(services.GetRequiredService<IOptions<TlsOptions>>().Value, address.PublicHostname);
        akka.AddHocon(Common, HoconAddMode.Append);
        akka.AddHocon(services.GetRequiredService<AkkaSection>().Config, HoconAddMode.Prepend);
        akka.AddHocon(Own(node, address), HoconAddMode.Prepend);
        akka.AddSetup(new PeerGuardSetup(node.Secret.Length > 0 ? new ClusterSecret(node.Secret) : null, tls?.Peers));
        if (tls is not null)
            akka.AddSetup(tls.Setup);
        return akka.ConfigureLoggers(loggers =>
        {
            loggers.ClearLoggers();
            loggers.AddLogger<NodeLogger>();
            if (services.GetService<IOptions<LoggingOptions>>() is { Value.Level: < LogLevel.Information })
                loggers.LogLevel = Akka.Event.LogLevel.DebugLevel;
        });
    }

    private static Config Own(NodeOptions node, NodeAddress address)
    {
        var guarded = address.Tls || node.Secret.Length > 0;
        return ConfigurationFactory.ParseString(string.Create(CultureInfo.InvariantCulture, $$"""
            akka.remote.dot-netty.tcp { hostname = "{{address.Hostname}}", public-hostname = "{{address.PublicHostname}}", port = {{address.Port}}, enable-ssl = {{(address.Tls ? "true" : "false")}} }
            akka.coordinated-shutdown.phases.before-service-unbind.timeout = {{node.DrainTimeout.TotalMilliseconds:0}}ms
            {{(guarded ? $"akka.remote.dot-netty.tcp.transport-class = \"{typeof(NodeTransport).FullName}, {typeof(NodeTransport).Assembly.GetName().Name}\"" : "")}}
            """));
    }
}
