using Akka.Actor;
using Akka.Configuration;

namespace AkkaCluster.Benchmarks.Remote;

/// <summary>The actor systems of the benchmark: Akka.Remote on loopback, defaults but for the frame size that 1 MiB messages want.</summary>
internal static class RemoteNode
{
    public static ActorSystem Start(string name) => ActorSystem.Create(name, ConfigurationFactory.ParseString($$"""
        akka {
          loglevel = WARNING
          actor {
            provider = remote
            serialization-settings.json.allowed-types = ["{{typeof(SmallObject).FullName}}, {{typeof(SmallObject).Assembly.GetName().Name}}"]
          }
          remote.dot-netty.tcp {
            hostname = "127.0.0.1"
            port = 0
            maximum-frame-size = 4 MiB
          }
        }
        """));

    public static Address AddressOf(ActorSystem system) => ((ExtendedActorSystem)system).Provider.DefaultAddress;
}
