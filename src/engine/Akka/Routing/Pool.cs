using Akka.Actor;
using Akka.Dispatch;
using Akka.Util;

namespace Akka.Routing;

/// <summary>A router that makes its routees, as its children, and supervises them.</summary>
public abstract class Pool : RouterConfig, IEquatable<Pool>
{
    private protected Pool(int nrOfInstances, SupervisorStrategy? supervisorStrategy, string? routerDispatcher, bool usePoolDispatcher)
        : base(routerDispatcher ?? Dispatchers.DefaultDispatcherId)
    {
        if (nrOfInstances < 0) throw new ArgumentOutOfRangeException(nameof(nrOfInstances), nrOfInstances, "A pool has at least one routee; expected nr-of-instances of 1 or more.");
        NrOfInstances = nrOfInstances;
        SupervisorStrategy = supervisorStrategy ?? DefaultSupervisorStrategy;
        UsePoolDispatcher = usePoolDispatcher;
    }

    /// <summary>The strategy unless another is given: the router's own supervisor decides.</summary>
    public static SupervisorStrategy DefaultSupervisorStrategy { get; } = new OneForOneStrategy(Decider.From(Directive.Escalate));

    /// <summary>The number of routees at start.</summary>
    public int NrOfInstances { get; }

    /// <summary>The strategy for the routees.</summary>
    public virtual SupervisorStrategy SupervisorStrategy { get; }

    /// <summary>Whether the routees run on the dispatcher of the deployment's pool-dispatcher section.</summary>
    public virtual bool UsePoolDispatcher { get; }

    /// <summary>The number of routees at start.</summary>
    public abstract int GetNrOfInstances(ActorSystem system);

    /// <summary>Properties of a router whose routees have these.</summary>
    public Props Props(Props routeeProps) => routeeProps.WithRouter(this);

    /// <inheritdoc/>
    public override ActorBase CreateRouterActor() => new RouterPoolActor(SupervisorStrategy);

    /// <inheritdoc/>
    public override ISurrogate ToSurrogate(ActorSystem system) => new LocalSurrogate(this);

    /// <summary>Whether both describe the same pool.</summary>
    public bool Equals(Pool? other) => Equals((RouterConfig?)other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RouterConfig);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), NrOfInstances);

    internal virtual Routee NewRoutee(Props routeeProps, IActorContext context) => new ActorRefRoutee(context.ActorOf(EnrichWithPoolDispatcher(routeeProps, context)));

    private protected override bool EqualSettings(RouterConfig other) =>
        other is Pool pool && pool.NrOfInstances == NrOfInstances && pool.UsePoolDispatcher == UsePoolDispatcher;

    /// <summary>Routees of a pool with a pool-dispatcher section run on that dispatcher, unless their properties name another.</summary>
    private Props EnrichWithPoolDispatcher(Props routeeProps, IActorContext context)
    {
        if (!UsePoolDispatcher || routeeProps.Dispatcher != Dispatchers.DefaultDispatcherId) return routeeProps;
        var path = "/" + string.Join('/', context.Self.Path.Elements.Skip(1));
        return routeeProps.WithDispatcher($"akka.actor.deployment.\"{path}\".pool-dispatcher");
    }
}
