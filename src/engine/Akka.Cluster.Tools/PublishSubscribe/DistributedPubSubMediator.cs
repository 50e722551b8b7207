using Akka.Actor;

namespace Akka.Cluster.Tools.PublishSubscribe;

/// <summary>
/// The mediator on each node: knows by gossip which nodes have subscribers of which topic and actors under which path, and passes messages on to them.
/// </summary>
public class DistributedPubSubMediator
{
    private DistributedPubSubMediator()
    {
    }

    /// <summary>Props of a mediator.</summary>
    public static Props Props(DistributedPubSubSettings settings)
        => Akka.Actor.Props.Create(() => new MediatorActor(settings)).WithDeploy(Deploy.Local);
}
