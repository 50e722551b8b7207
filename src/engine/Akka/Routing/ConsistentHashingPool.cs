using Akka.Actor;
using Akka.Configuration;

namespace Akka.Routing;

/// <summary>A pool that sends messages of equal keys to the same routee.</summary>
public sealed class ConsistentHashingPool : Pool
{
    private readonly ConsistentHashMapping? _hashMapping;

    /// <summary>Creates the pool; messages carry their key, see <see cref="IConsistentHashable"/>.</summary>
    public ConsistentHashingPool(int nrOfInstances) : this(nrOfInstances, null, null, false, 0, null)
    {
    }

    /// <summary>Creates the pool; the mapping gives the key of a message.</summary>
    public ConsistentHashingPool(int nrOfInstances, ConsistentHashMapping hashMapping) : this(nrOfInstances, null, null, false, 0, hashMapping)
    {
    }

    /// <summary>Creates the pool of a deployment section.</summary>
    public ConsistentHashingPool(Config config)
        : this(config.GetInt("nr-of-instances"), null, null, config.HasPath("pool-dispatcher"), config.GetInt("virtual-nodes-factor"), null)
    {
    }

    private ConsistentHashingPool(
        int nrOfInstances, SupervisorStrategy? supervisorStrategy, string? routerDispatcher, bool usePoolDispatcher, int virtualNodesFactor, ConsistentHashMapping? hashMapping)
        : base(nrOfInstances, supervisorStrategy, routerDispatcher, usePoolDispatcher) => (VirtualNodesFactor, _hashMapping) = (virtualNodesFactor, hashMapping);

    /// <summary>How many places on the ring each routee has; 0 for akka.actor.deployment.default's.</summary>
    public int VirtualNodesFactor { get; }

    /// <inheritdoc/>
    public override int GetNrOfInstances(ActorSystem system) => NrOfInstances;

    /// <inheritdoc/>
    public override Router CreateRouter(ActorSystem system) => new(new ConsistentHashingRoutingLogic(system, VirtualNodesFactor, _hashMapping!));

    /// <inheritdoc/>
    public override RouterConfig WithFallback(RouterConfig routerConfig)
    {
        var pool = _hashMapping is null && (routerConfig as ConsistentHashingPool)?._hashMapping is { } mapping ? WithHashMapping(mapping) : this;
        return PoolSettings.Override(pool, routerConfig, pool.WithSupervisorStrategy);
    }

    /// <summary>The same with another number of places on the ring.</summary>
    public ConsistentHashingPool WithVirtualNodesFactor(int vnodes) => new(NrOfInstances, SupervisorStrategy, RouterDispatcher, UsePoolDispatcher, vnodes, _hashMapping);

    /// <summary>The same with another mapping of messages to keys.</summary>
    public ConsistentHashingPool WithHashMapping(ConsistentHashMapping mapping) =>
        new(NrOfInstances, SupervisorStrategy, RouterDispatcher, UsePoolDispatcher, VirtualNodesFactor, mapping);

    /// <summary>The same with another strategy.</summary>
    public ConsistentHashingPool WithSupervisorStrategy(SupervisorStrategy strategy) =>
        new(NrOfInstances, strategy, RouterDispatcher, UsePoolDispatcher, VirtualNodesFactor, _hashMapping);

    /// <summary>The same on another dispatcher.</summary>
    public ConsistentHashingPool WithDispatcher(string dispatcher) => new(NrOfInstances, SupervisorStrategy, dispatcher, UsePoolDispatcher, VirtualNodesFactor, _hashMapping);
}
