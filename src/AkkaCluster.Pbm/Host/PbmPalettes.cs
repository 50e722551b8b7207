using AkkaCluster.Pbm.Membership;
using AkkaCluster.Pbm.Remoting;
using AkkaCluster.Pbm.Sharding;

namespace AkkaCluster.Pbm;

/// <summary>The palettes that come with the host.</summary>
public static class PbmPalettes
{
    /// <summary>`actor`: what actors there are. Every host offers it.</summary>
    public static CommandPalette Actor => ActorHierarchyHandler.Palette;

    /// <summary>`log`: what the system logs. Every host offers it.</summary>
    public static CommandPalette Log => LogHandler.Palette;

    /// <summary>`remote`: this node's address, and whether actors of other nodes can be reached from it.</summary>
    public static CommandPalette Remote => RemoteHandler.Palette;

    /// <summary>`cluster`: the members of the cluster, and what an operator may do to them.</summary>
    public static CommandPalette Cluster => ClusterCommandDefinitions.Palette;

    /// <summary>`cluster-sharding`: where the shards and entities of the cluster are.</summary>
    public static CommandPalette ClusterSharding => ShardingCommandDefinitions.Palette;
}
