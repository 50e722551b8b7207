using Akka.Actor;
using Akka.Actor.Setup;
using AkkaCluster.Hosting.Configuration;
using AkkaCluster.Hosting.Logging;
using AkkaCluster.Hosting.Remoting;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.Hosting;

/// <summary>How a node's actor system is set up.</summary>
internal static class NodeSystem
{
    /// <param name="settings">The node's settings, ports settled.</param>
    /// <param name="clustered">Whether it joins a cluster.</param>
    /// <param name="loggers">The host's loggers.</param>
    /// <param name="tls">Its certificate, if it has one.</param>
    public static ActorSystemSetup Setup(NodeSettings settings, bool clustered, ILoggerFactory loggers, NodeTls? tls)
    {
        var setup = BootstrapSetup.Create().WithConfig(AkkaSettings.For(settings, clustered))
            .And(new LoggerFactorySetup(loggers))
            .And(GuardedSerialization.Setup(clustered))
            .And(new PeerGuardSetup(settings.Secret.Length > 0 ? new ClusterSecret(settings.Secret) : null, tls?.Peers));
        return tls is null ? setup : setup.And(tls.Setup);
    }
}
