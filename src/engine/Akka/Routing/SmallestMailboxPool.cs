using Akka.Actor;
using Akka.Configuration;

namespace Akka.Routing;

/// <summary>A pool whose routees receive messages with the fewest messages waiting first.</summary>
public sealed class SmallestMailboxPool : Pool
{
    /// <summary>Creates the pool.</summary>
    public SmallestMailboxPool(int nrOfInstances) : this(nrOfInstances, null, null, false)
    {
    }

    /// <summary>Creates the pool of a deployment section.</summary>
    public SmallestMailboxPool(Config config) : this(config.GetInt("nr-of-instances"), null, null, config.HasPath("pool-dispatcher"))
    {
    }

    private SmallestMailboxPool(int nrOfInstances, SupervisorStrategy? supervisorStrategy, string? routerDispatcher, bool usePoolDispatcher)
        : base(nrOfInstances, supervisorStrategy, routerDispatcher, usePoolDispatcher)
    {
    }

    /// <inheritdoc/>
    public override int GetNrOfInstances(ActorSystem system) => NrOfInstances;

    /// <inheritdoc/>
    public override Router CreateRouter(ActorSystem system) => new(new SmallestMailboxRoutingLogic());

    /// <inheritdoc/>
    public override RouterConfig WithFallback(RouterConfig routerConfig) => PoolSettings.Override(this, routerConfig, WithSupervisorStrategy);

    /// <summary>The same with another strategy.</summary>
    public SmallestMailboxPool WithSupervisorStrategy(SupervisorStrategy strategy) => new(NrOfInstances, strategy, RouterDispatcher, UsePoolDispatcher);

    /// <summary>The same on another dispatcher.</summary>
    public SmallestMailboxPool WithDispatcher(string dispatcher) => new(NrOfInstances, SupervisorStrategy, dispatcher, UsePoolDispatcher);
}
