using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Hosting.Logging;
using Akka.Remote.Transport.DotNetty;

namespace AkkaCluster.Hosting.Remoting;

/// <summary>
/// The actor system that Akka.Remote's TLS transport is given instead of the node's. That transport ends the actor system that it is in when a handshake
/// fails that it began, and has no setting for it; whoever listens on the port of a node that is gone would end all others so. In here nothing happens.
/// </summary>
internal static class DriverHost
{
    private static readonly Config Settings = ConfigurationFactory.ParseString(
        """
        akka {
          loglevel = WARNING
          actor.provider = local
          extensions = []
          coordinated-shutdown { terminate-actor-system = off, exit-clr = off, run-by-clr-shutdown-hook = off, run-by-actor-system-terminate = off }
        }
        """);

    public static ActorSystem Create(ActorSystem node)
    {
        ActorSystemSetup setup = BootstrapSetup.Create().WithConfig(Settings.WithFallback(node.Settings.Config)).And(NodeSetup<LoggerFactorySetup>(node));
        return ActorSystem.Create(node.Name, node.Settings.Setup.Get<DotNettySslSetup>() is { HasValue: true, Value: var tls } ? setup.And(tls) : setup);
    }

    private static T NodeSetup<T>(ActorSystem node)
        where T : Setup =>
        node.Settings.Setup.Get<T>() is { HasValue: true, Value: var setup } ? setup : throw new InvalidOperationException($"The actor system {node.Name} has no {typeof(T).Name}.");
}
