using Akka.Actor;

namespace AkkaCluster.Pbm.TestNode;

/// <summary>An entity that answers with what it got.</summary>
internal sealed class Thing : UntypedActor
{
    protected override void OnReceive(object message) => Sender.Tell(message);
}
