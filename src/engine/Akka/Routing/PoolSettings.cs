using Akka.Actor;

namespace Akka.Routing;

/// <summary>How a pool of the deployment takes over what the code gave.</summary>
internal static class PoolSettings
{
    /// <summary>A deployed pool keeps its own settings; the supervisor strategy, which configuration cannot give, comes from code.</summary>
    public static RouterConfig Override<TPool>(TPool pool, RouterConfig fromCode, Func<SupervisorStrategy, TPool> withStrategy) where TPool : Pool =>
        ReferenceEquals(pool.SupervisorStrategy, Pool.DefaultSupervisorStrategy) && fromCode is Pool other
        && !ReferenceEquals(other.SupervisorStrategy, Pool.DefaultSupervisorStrategy)
            ? withStrategy(other.SupervisorStrategy)
            : pool;
}
