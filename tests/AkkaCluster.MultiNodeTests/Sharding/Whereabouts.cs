using Akka.Actor;

namespace AkkaCluster.MultiNodeTests.Sharding;

/// <summary>An entity that answers with the name of its node.</summary>
public sealed class Whereabouts : ReceiveActor
{
    public Whereabouts(string role) => Receive<string>(_ => Sender.Tell(role));
}
