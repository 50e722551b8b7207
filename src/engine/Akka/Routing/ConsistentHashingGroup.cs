using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;

namespace Akka.Routing;

/// <summary>A group that sends messages of equal keys to the same routee.</summary>
public sealed class ConsistentHashingGroup : Group
{
    private readonly ConsistentHashMapping? _hashMapping;

    /// <summary>Creates the group; messages carry their key, see <see cref="IConsistentHashable"/>.</summary>
    public ConsistentHashingGroup(params string[] paths) : this(paths, 0, null, Dispatchers.DefaultDispatcherId)
    {
    }

    /// <summary>Creates the group; messages carry their key, see <see cref="IConsistentHashable"/>.</summary>
    public ConsistentHashingGroup(IEnumerable<string> paths) : this(paths, 0, null, Dispatchers.DefaultDispatcherId)
    {
    }

    /// <summary>Creates the group; the mapping gives the key of a message.</summary>
    public ConsistentHashingGroup(IEnumerable<string> paths, ConsistentHashMapping hashMapping) : this(paths, 0, hashMapping, Dispatchers.DefaultDispatcherId)
    {
    }

    /// <summary>Creates the group of a deployment section.</summary>
    public ConsistentHashingGroup(Config config) : this(PathsOf(config), config.GetInt("virtual-nodes-factor"), null, Dispatchers.DefaultDispatcherId)
    {
    }

    /// <summary>Creates the group with all its settings.</summary>
    public ConsistentHashingGroup(IEnumerable<string> paths, int virtualNodesFactor, ConsistentHashMapping? hashMapping, string routerDispatcher)
        : base(paths, routerDispatcher) => (VirtualNodesFactor, _hashMapping) = (virtualNodesFactor, hashMapping);

    /// <summary>How many places on the ring each routee has; 0 for akka.actor.deployment.default's.</summary>
    public int VirtualNodesFactor { get; }

    /// <inheritdoc/>
    public override IEnumerable<string> GetPaths(ActorSystem system) => InternalPaths;

    /// <inheritdoc/>
    public override Router CreateRouter(ActorSystem system) => new(new ConsistentHashingRoutingLogic(system, VirtualNodesFactor, _hashMapping!));

    /// <inheritdoc/>
    public override RouterConfig WithFallback(RouterConfig routerConfig) =>
        _hashMapping is null && (routerConfig as ConsistentHashingGroup)?._hashMapping is { } mapping ? WithHashMapping(mapping) : this;

    /// <summary>The same with another number of places on the ring.</summary>
    public ConsistentHashingGroup WithVirtualNodesFactor(int vnodes) => new(InternalPaths, vnodes, _hashMapping, RouterDispatcher);

    /// <summary>The same with another mapping of messages to keys.</summary>
    public ConsistentHashingGroup WithHashMapping(ConsistentHashMapping mapping) => new(InternalPaths, VirtualNodesFactor, mapping, RouterDispatcher);

    /// <summary>The same on another dispatcher.</summary>
    public ConsistentHashingGroup WithDispatcher(string dispatcher) => new(InternalPaths, VirtualNodesFactor, _hashMapping, dispatcher);
}
