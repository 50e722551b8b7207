using Akka.Actor;
using Akka.Configuration;

namespace Akka.Routing;

/// <summary>A pool whose routees receive messages at random.</summary>
public sealed class RandomPool : Pool
{
    /// <summary>Creates the pool.</summary>
    public RandomPool(int nrOfInstances) : this(nrOfInstances, null, null, false)
    {
    }

    /// <summary>Creates the pool of a deployment section.</summary>
    public RandomPool(Config config) : this(config.GetInt("nr-of-instances"), null, null, config.HasPath("pool-dispatcher"))
    {
    }

    private RandomPool(int nrOfInstances, SupervisorStrategy? supervisorStrategy, string? routerDispatcher, bool usePoolDispatcher)
        : base(nrOfInstances, supervisorStrategy, routerDispatcher, usePoolDispatcher)
    {
    }

    /// <inheritdoc/>
    public override int GetNrOfInstances(ActorSystem system) => NrOfInstances;

    /// <inheritdoc/>
    public override Router CreateRouter(ActorSystem system) => new(new RandomLogic());

    /// <inheritdoc/>
    public override RouterConfig WithFallback(RouterConfig routerConfig) => PoolSettings.Override(this, routerConfig, WithSupervisorStrategy);

    /// <summary>The same with another strategy.</summary>
    public RandomPool WithSupervisorStrategy(SupervisorStrategy strategy) => new(NrOfInstances, strategy, RouterDispatcher, UsePoolDispatcher);

    /// <summary>The same on another dispatcher.</summary>
    public RandomPool WithDispatcher(string dispatcher) => new(NrOfInstances, SupervisorStrategy, dispatcher, UsePoolDispatcher);
}
