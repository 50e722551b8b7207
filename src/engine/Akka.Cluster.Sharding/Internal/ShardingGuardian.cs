using Akka.Actor;
using Akka.Cluster.Sharding.Coordinator;
using Akka.Cluster.Sharding.Region;
using Akka.Cluster.Tools.Singleton;

namespace Akka.Cluster.Sharding.Internal;

/// <summary>Parent of all regions, proxies and coordinator managers of a node.</summary>
internal sealed class ShardingGuardian : UntypedActor
{
    /// <summary>Starts a region or proxy, and the manager of the coordinator where this node may host it. Answered with the region.</summary>
    internal sealed record Start(RegionSetup Setup, IShardAllocationStrategy? Strategy) : INoSerializationVerificationNeeded;

    protected override void OnReceive(object message)
    {
        if (message is not Start start)
        {
            Unhandled(message);
            return;
        }

        try
        {
            Sender.Tell(Region(start), Self);
        }
        catch (Exception e) when (e is InvalidActorNameException or ArgumentException or ActorInitializationException)
        {
            Sender.Tell(new Status.Failure(e), Self);
        }
    }

    public static string CoordinatorName(string typeName) => Uri.EscapeDataString(typeName) + "Coordinator";

    private static IActorRef Region(Start start)
    {
        var setup = start.Setup;
        var isProxy = setup.EntityProps is null;
        var name = Uri.EscapeDataString(isProxy ? setup.TypeName + "Proxy" : setup.TypeName);
        var existing = Context.Child(name);
        if (!existing.IsNobody()) return existing;
        if (start.Strategy is { } strategy && Context.Child(CoordinatorName(setup.TypeName)).IsNobody())
        {
            var settings = setup.Settings;
            var singleton = settings.CoordinatorSingletonSettings.WithSingletonName("singleton").WithRole(settings.Role);
            var coordinator = Props.Create(() => new CoordinatorActor(setup.TypeName, settings, strategy)).WithDeploy(Deploy.Local);
            Context.ActorOf(ClusterSingletonManager.Props(coordinator, singleton), CoordinatorName(setup.TypeName));
        }

        return Context.ActorOf(Props.Create(() => new RegionActor(setup)).WithDeploy(Deploy.Local), name);
    }
}
