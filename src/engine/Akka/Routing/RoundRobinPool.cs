using Akka.Actor;
using Akka.Configuration;

namespace Akka.Routing;

/// <summary>A pool whose routees receive messages one after the other.</summary>
public sealed class RoundRobinPool : Pool
{
    /// <summary>Creates the pool.</summary>
    public RoundRobinPool(int nrOfInstances) : this(nrOfInstances, null, null, false)
    {
    }

    /// <summary>Creates the pool of a deployment section.</summary>
    public RoundRobinPool(Config config) : this(config.GetInt("nr-of-instances"), null, null, config.HasPath("pool-dispatcher"))
    {
    }

    private RoundRobinPool(int nrOfInstances, SupervisorStrategy? supervisorStrategy, string? routerDispatcher, bool usePoolDispatcher)
        : base(nrOfInstances, supervisorStrategy, routerDispatcher, usePoolDispatcher)
    {
    }

    /// <inheritdoc/>
    public override int GetNrOfInstances(ActorSystem system) => NrOfInstances;

    /// <inheritdoc/>
    public override Router CreateRouter(ActorSystem system) => new(new RoundRobinRoutingLogic());

    /// <inheritdoc/>
    public override RouterConfig WithFallback(RouterConfig routerConfig) => PoolSettings.Override(this, routerConfig, WithSupervisorStrategy);

    /// <summary>The same with another strategy.</summary>
    public RoundRobinPool WithSupervisorStrategy(SupervisorStrategy strategy) => new(NrOfInstances, strategy, RouterDispatcher, UsePoolDispatcher);

    /// <summary>The same on another dispatcher.</summary>
    public RoundRobinPool WithDispatcher(string dispatcher) => new(NrOfInstances, SupervisorStrategy, dispatcher, UsePoolDispatcher);
}
