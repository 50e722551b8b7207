using Akka.Actor;
using Akka.Cluster;
using AkkaCluster.Jobs.Logs;

namespace AkkaCluster.Jobs.Sharding;

/// <summary>The members, from the node's own cluster state.</summary>
internal sealed class ClusterView(ActorSystem system, Cluster cluster) : IClusterView
{
    public string SelfAddress { get; } = Name(cluster.SelfAddress);

    public IReadOnlyList<NodeInfo> Nodes(string? leader)
    {
        var state = cluster.State;
        return [.. state.Members
            .Select(member => new NodeInfo(
                Name(member.Address), member.UniqueAddress.Uid, [.. member.Roles.Order(StringComparer.Ordinal)], member.Status.ToString(), !state.Unreachable.Contains(member), Name(member.Address) == leader))
            .OrderBy(node => node.Address, StringComparer.Ordinal)];
    }

    public IReadOnlyList<ICanTell> Workers() => Reachable(JobCluster.WorkerRole, JobCluster.WorkerName);

    public IReadOnlyList<ICanTell> LogKeepers() => Reachable(JobCluster.SeedRole, LogKeeper.Name);

    /// <summary>Whether a node of this address is a member that can be reached.</summary>
    public bool IsMember(string address)
    {
        var state = cluster.State;
        return state.Members.Any(member => Name(member.Address) == address && member.Status is (MemberStatus.Up or MemberStatus.Leaving) && !state.Unreachable.Contains(member));
    }

    public bool Leave(string address)
    {
        var member = cluster.State.Members.FirstOrDefault(member => Name(member.Address) == address);
        if (member is null)
            return false;
        cluster.Leave(member.Address);
        return true;
    }

    private IReadOnlyList<ICanTell> Reachable(string role, string actor)
    {
        var state = cluster.State;
        return [.. state.Members
            .Where(member => member.HasRole(role) && member.Status is MemberStatus.Up or MemberStatus.Leaving && !state.Unreachable.Contains(member))
            .Select(member => system.ActorSelection(new RootActorPath(member.Address) / "user" / actor))];
    }

    private static string Name(Address address) => $"{address.Host}:{address.Port}";
}
