using Akka.Actor;

namespace AkkaCluster.Benchmarks.Sharding;

/// <summary>An entity that sends back what it gets.</summary>
internal sealed class EchoEntity : UntypedActor
{
    protected override void OnReceive(object message) => Sender.Tell(message, Self);
}
