using Akka.Actor;
using Akka.Cluster.Sharding.Internal;

namespace Akka.Cluster.Sharding;

/// <content>The ways to start regions and proxies.</content>
public partial class ClusterSharding
{
    /// <summary>Starts the region of a type on this node, or a proxy where the node has not the role of the settings.</summary>
    /// <param name="typeName">Name of the type of entities; the same on all nodes.</param>
    /// <param name="entityProps">How an entity is made.</param>
    /// <param name="settings">Role, times and sizes.</param>
    /// <param name="extractEntityId">Which entity a message is for.</param>
    /// <param name="extractShardId">Which shard its entity is in.</param>
    public IActorRef Start(
        string typeName, Props entityProps, ClusterShardingSettings settings, ExtractEntityId extractEntityId, ExtractShardId extractShardId)
        => StartRegion(typeName, _ => entityProps, settings, new DelegateExtractor(extractEntityId, extractShardId), null, null).GetAwaiter().GetResult();

    /// <summary>Starts the region of a type on this node, or a proxy where the node has not the role of the settings.</summary>
    /// <param name="typeName">Name of the type of entities; the same on all nodes.</param>
    /// <param name="entityProps">How an entity is made.</param>
    /// <param name="settings">Role, times and sizes.</param>
    /// <param name="extractEntityId">Which entity a message is for.</param>
    /// <param name="extractShardId">Which shard its entity is in.</param>
    /// <param name="allocationStrategy">Where shards live.</param>
    /// <param name="handOffStopMessage">What entities are sent when their shard moves; they must stop on it.</param>
    public IActorRef Start(
        string typeName, Props entityProps, ClusterShardingSettings settings, ExtractEntityId extractEntityId, ExtractShardId extractShardId, IShardAllocationStrategy allocationStrategy, object handOffStopMessage)
        => StartRegion(typeName, _ => entityProps, settings, new DelegateExtractor(extractEntityId, extractShardId), allocationStrategy, handOffStopMessage).GetAwaiter().GetResult();

    /// <summary>Starts the region of a type on this node, or a proxy where the node has not the role of the settings.</summary>
    /// <param name="typeName">Name of the type of entities; the same on all nodes.</param>
    /// <param name="entityProps">How an entity is made.</param>
    /// <param name="settings">Role, times and sizes.</param>
    /// <param name="messageExtractor">Which entity a message is for, and which shard that is in.</param>
    public IActorRef Start(
        string typeName, Props entityProps, ClusterShardingSettings settings, IMessageExtractor messageExtractor)
        => StartRegion(typeName, _ => entityProps, settings, messageExtractor, null, null).GetAwaiter().GetResult();

    /// <summary>Starts the region of a type on this node, or a proxy where the node has not the role of the settings.</summary>
    /// <param name="typeName">Name of the type of entities; the same on all nodes.</param>
    /// <param name="entityProps">How an entity is made.</param>
    /// <param name="settings">Role, times and sizes.</param>
    /// <param name="messageExtractor">Which entity a message is for, and which shard that is in.</param>
    /// <param name="allocationStrategy">Where shards live.</param>
    /// <param name="handOffStopMessage">What entities are sent when their shard moves; they must stop on it.</param>
    public IActorRef Start(
        string typeName, Props entityProps, ClusterShardingSettings settings, IMessageExtractor messageExtractor, IShardAllocationStrategy allocationStrategy, object handOffStopMessage)
        => StartRegion(typeName, _ => entityProps, settings, messageExtractor, allocationStrategy, handOffStopMessage).GetAwaiter().GetResult();

    /// <summary>Starts the region of a type on this node, or a proxy where the node has not the role of the settings.</summary>
    /// <param name="typeName">Name of the type of entities; the same on all nodes.</param>
    /// <param name="entityPropsFactory">How an entity is made, by its id.</param>
    /// <param name="settings">Role, times and sizes.</param>
    /// <param name="extractEntityId">Which entity a message is for.</param>
    /// <param name="extractShardId">Which shard its entity is in.</param>
    public IActorRef Start(
        string typeName, Func<string, Props> entityPropsFactory, ClusterShardingSettings settings, ExtractEntityId extractEntityId, ExtractShardId extractShardId)
        => StartRegion(typeName, entityPropsFactory, settings, new DelegateExtractor(extractEntityId, extractShardId), null, null).GetAwaiter().GetResult();

    /// <summary>Starts the region of a type on this node, or a proxy where the node has not the role of the settings.</summary>
    /// <param name="typeName">Name of the type of entities; the same on all nodes.</param>
    /// <param name="entityPropsFactory">How an entity is made, by its id.</param>
    /// <param name="settings">Role, times and sizes.</param>
    /// <param name="extractEntityId">Which entity a message is for.</param>
    /// <param name="extractShardId">Which shard its entity is in.</param>
    /// <param name="allocationStrategy">Where shards live.</param>
    /// <param name="handOffStopMessage">What entities are sent when their shard moves; they must stop on it.</param>
    public IActorRef Start(
        string typeName, Func<string, Props> entityPropsFactory, ClusterShardingSettings settings, ExtractEntityId extractEntityId, ExtractShardId extractShardId, IShardAllocationStrategy allocationStrategy, object handOffStopMessage)
        => StartRegion(typeName, entityPropsFactory, settings, new DelegateExtractor(extractEntityId, extractShardId), allocationStrategy, handOffStopMessage).GetAwaiter().GetResult();

    /// <summary>Starts the region of a type on this node, or a proxy where the node has not the role of the settings.</summary>
    /// <param name="typeName">Name of the type of entities; the same on all nodes.</param>
    /// <param name="entityPropsFactory">How an entity is made, by its id.</param>
    /// <param name="settings">Role, times and sizes.</param>
    /// <param name="messageExtractor">Which entity a message is for, and which shard that is in.</param>
    public IActorRef Start(
        string typeName, Func<string, Props> entityPropsFactory, ClusterShardingSettings settings, IMessageExtractor messageExtractor)
        => StartRegion(typeName, entityPropsFactory, settings, messageExtractor, null, null).GetAwaiter().GetResult();

    /// <summary>Starts the region of a type on this node, or a proxy where the node has not the role of the settings.</summary>
    /// <param name="typeName">Name of the type of entities; the same on all nodes.</param>
    /// <param name="entityPropsFactory">How an entity is made, by its id.</param>
    /// <param name="settings">Role, times and sizes.</param>
    /// <param name="messageExtractor">Which entity a message is for, and which shard that is in.</param>
    /// <param name="allocationStrategy">Where shards live.</param>
    /// <param name="handOffStopMessage">What entities are sent when their shard moves; they must stop on it.</param>
    public IActorRef Start(
        string typeName, Func<string, Props> entityPropsFactory, ClusterShardingSettings settings, IMessageExtractor messageExtractor, IShardAllocationStrategy allocationStrategy, object handOffStopMessage)
        => StartRegion(typeName, entityPropsFactory, settings, messageExtractor, allocationStrategy, handOffStopMessage).GetAwaiter().GetResult();

    /// <summary>Starts a proxy on this node: it sends to entities on other nodes and hosts none.</summary>
    /// <param name="typeName">Name of the type of entities; the same on all nodes.</param>
    /// <param name="role">Role of the nodes that host the entities; all if null or empty.</param>
    /// <param name="extractEntityId">Which entity a message is for.</param>
    /// <param name="extractShardId">Which shard its entity is in.</param>
    public IActorRef StartProxy(string typeName, string? role, ExtractEntityId extractEntityId, ExtractShardId extractShardId)
        => StartProxyRegion(typeName, role, new DelegateExtractor(extractEntityId, extractShardId)).GetAwaiter().GetResult();

    /// <summary>Starts a proxy on this node: it sends to entities on other nodes and hosts none.</summary>
    /// <param name="typeName">Name of the type of entities; the same on all nodes.</param>
    /// <param name="role">Role of the nodes that host the entities; all if null or empty.</param>
    /// <param name="messageExtractor">Which entity a message is for, and which shard that is in.</param>
    public IActorRef StartProxy(string typeName, string? role, IMessageExtractor messageExtractor)
        => StartProxyRegion(typeName, role, messageExtractor).GetAwaiter().GetResult();

    /// <summary>Starts the region of a type on this node, or a proxy where the node has not the role of the settings.</summary>
    /// <param name="typeName">Name of the type of entities; the same on all nodes.</param>
    /// <param name="entityProps">How an entity is made.</param>
    /// <param name="settings">Role, times and sizes.</param>
    /// <param name="extractEntityId">Which entity a message is for.</param>
    /// <param name="extractShardId">Which shard its entity is in.</param>
    public Task<IActorRef> StartAsync(
        string typeName, Props entityProps, ClusterShardingSettings settings, ExtractEntityId extractEntityId, ExtractShardId extractShardId)
        => StartRegion(typeName, _ => entityProps, settings, new DelegateExtractor(extractEntityId, extractShardId), null, null);

    /// <summary>Starts the region of a type on this node, or a proxy where the node has not the role of the settings.</summary>
    /// <param name="typeName">Name of the type of entities; the same on all nodes.</param>
    /// <param name="entityProps">How an entity is made.</param>
    /// <param name="settings">Role, times and sizes.</param>
    /// <param name="extractEntityId">Which entity a message is for.</param>
    /// <param name="extractShardId">Which shard its entity is in.</param>
    /// <param name="allocationStrategy">Where shards live.</param>
    /// <param name="handOffStopMessage">What entities are sent when their shard moves; they must stop on it.</param>
    public Task<IActorRef> StartAsync(
        string typeName, Props entityProps, ClusterShardingSettings settings, ExtractEntityId extractEntityId, ExtractShardId extractShardId, IShardAllocationStrategy allocationStrategy, object handOffStopMessage)
        => StartRegion(typeName, _ => entityProps, settings, new DelegateExtractor(extractEntityId, extractShardId), allocationStrategy, handOffStopMessage);

    /// <summary>Starts the region of a type on this node, or a proxy where the node has not the role of the settings.</summary>
    /// <param name="typeName">Name of the type of entities; the same on all nodes.</param>
    /// <param name="entityProps">How an entity is made.</param>
    /// <param name="settings">Role, times and sizes.</param>
    /// <param name="messageExtractor">Which entity a message is for, and which shard that is in.</param>
    public Task<IActorRef> StartAsync(
        string typeName, Props entityProps, ClusterShardingSettings settings, IMessageExtractor messageExtractor)
        => StartRegion(typeName, _ => entityProps, settings, messageExtractor, null, null);

    /// <summary>Starts the region of a type on this node, or a proxy where the node has not the role of the settings.</summary>
    /// <param name="typeName">Name of the type of entities; the same on all nodes.</param>
    /// <param name="entityProps">How an entity is made.</param>
    /// <param name="settings">Role, times and sizes.</param>
    /// <param name="messageExtractor">Which entity a message is for, and which shard that is in.</param>
    /// <param name="allocationStrategy">Where shards live.</param>
    /// <param name="handOffStopMessage">What entities are sent when their shard moves; they must stop on it.</param>
    public Task<IActorRef> StartAsync(
        string typeName, Props entityProps, ClusterShardingSettings settings, IMessageExtractor messageExtractor, IShardAllocationStrategy allocationStrategy, object handOffStopMessage)
        => StartRegion(typeName, _ => entityProps, settings, messageExtractor, allocationStrategy, handOffStopMessage);

    /// <summary>Starts the region of a type on this node, or a proxy where the node has not the role of the settings.</summary>
    /// <param name="typeName">Name of the type of entities; the same on all nodes.</param>
    /// <param name="entityPropsFactory">How an entity is made, by its id.</param>
    /// <param name="settings">Role, times and sizes.</param>
    /// <param name="extractEntityId">Which entity a message is for.</param>
    /// <param name="extractShardId">Which shard its entity is in.</param>
    public Task<IActorRef> StartAsync(
        string typeName, Func<string, Props> entityPropsFactory, ClusterShardingSettings settings, ExtractEntityId extractEntityId, ExtractShardId extractShardId)
        => StartRegion(typeName, entityPropsFactory, settings, new DelegateExtractor(extractEntityId, extractShardId), null, null);

    /// <summary>Starts the region of a type on this node, or a proxy where the node has not the role of the settings.</summary>
    /// <param name="typeName">Name of the type of entities; the same on all nodes.</param>
    /// <param name="entityPropsFactory">How an entity is made, by its id.</param>
    /// <param name="settings">Role, times and sizes.</param>
    /// <param name="extractEntityId">Which entity a message is for.</param>
    /// <param name="extractShardId">Which shard its entity is in.</param>
    /// <param name="allocationStrategy">Where shards live.</param>
    /// <param name="handOffStopMessage">What entities are sent when their shard moves; they must stop on it.</param>
    public Task<IActorRef> StartAsync(
        string typeName, Func<string, Props> entityPropsFactory, ClusterShardingSettings settings, ExtractEntityId extractEntityId, ExtractShardId extractShardId, IShardAllocationStrategy allocationStrategy, object handOffStopMessage)
        => StartRegion(typeName, entityPropsFactory, settings, new DelegateExtractor(extractEntityId, extractShardId), allocationStrategy, handOffStopMessage);

    /// <summary>Starts the region of a type on this node, or a proxy where the node has not the role of the settings.</summary>
    /// <param name="typeName">Name of the type of entities; the same on all nodes.</param>
    /// <param name="entityPropsFactory">How an entity is made, by its id.</param>
    /// <param name="settings">Role, times and sizes.</param>
    /// <param name="messageExtractor">Which entity a message is for, and which shard that is in.</param>
    public Task<IActorRef> StartAsync(
        string typeName, Func<string, Props> entityPropsFactory, ClusterShardingSettings settings, IMessageExtractor messageExtractor)
        => StartRegion(typeName, entityPropsFactory, settings, messageExtractor, null, null);

    /// <summary>Starts the region of a type on this node, or a proxy where the node has not the role of the settings.</summary>
    /// <param name="typeName">Name of the type of entities; the same on all nodes.</param>
    /// <param name="entityPropsFactory">How an entity is made, by its id.</param>
    /// <param name="settings">Role, times and sizes.</param>
    /// <param name="messageExtractor">Which entity a message is for, and which shard that is in.</param>
    /// <param name="allocationStrategy">Where shards live.</param>
    /// <param name="handOffStopMessage">What entities are sent when their shard moves; they must stop on it.</param>
    public Task<IActorRef> StartAsync(
        string typeName, Func<string, Props> entityPropsFactory, ClusterShardingSettings settings, IMessageExtractor messageExtractor, IShardAllocationStrategy allocationStrategy, object handOffStopMessage)
        => StartRegion(typeName, entityPropsFactory, settings, messageExtractor, allocationStrategy, handOffStopMessage);

    /// <summary>Starts a proxy on this node: it sends to entities on other nodes and hosts none.</summary>
    /// <param name="typeName">Name of the type of entities; the same on all nodes.</param>
    /// <param name="role">Role of the nodes that host the entities; all if null or empty.</param>
    /// <param name="extractEntityId">Which entity a message is for.</param>
    /// <param name="extractShardId">Which shard its entity is in.</param>
    public Task<IActorRef> StartProxyAsync(string typeName, string? role, ExtractEntityId extractEntityId, ExtractShardId extractShardId)
        => StartProxyRegion(typeName, role, new DelegateExtractor(extractEntityId, extractShardId));

    /// <summary>Starts a proxy on this node: it sends to entities on other nodes and hosts none.</summary>
    /// <param name="typeName">Name of the type of entities; the same on all nodes.</param>
    /// <param name="role">Role of the nodes that host the entities; all if null or empty.</param>
    /// <param name="messageExtractor">Which entity a message is for, and which shard that is in.</param>
    public Task<IActorRef> StartProxyAsync(string typeName, string? role, IMessageExtractor messageExtractor)
        => StartProxyRegion(typeName, role, messageExtractor);
}
