using Akka.Actor;

namespace AkkaCluster.Benchmarks.Remote;

/// <summary>Sends back what it gets; of a block of bytes only its length, as a receipt.</summary>
internal sealed class EchoActor : UntypedActor
{
    protected override void OnReceive(object message) => Sender.Tell(message is byte[] block ? block.Length : message, Self);
}
