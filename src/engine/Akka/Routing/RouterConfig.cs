using Akka.Actor;
using Akka.Dispatch;
using Akka.Util;

namespace Akka.Routing;

/// <summary>What kind of router an actor is, and how it is set up.</summary>
public abstract class RouterConfig : ISurrogated, IEquatable<RouterConfig>
{
    /// <summary>For routers on the default dispatcher.</summary>
    protected RouterConfig() : this(Dispatchers.DefaultDispatcherId)
    {
    }

    /// <summary>For routers on a dispatcher of their own.</summary>
    protected RouterConfig(string routerDispatcher) => RouterDispatcher = routerDispatcher;

    /// <summary>The dispatcher of the router actor itself.</summary>
    public virtual string RouterDispatcher { get; }

    /// <summary>Whether the router stops when it has no routee left.</summary>
    public virtual bool StopRouterWhenAllRouteesRemoved => true;

    /// <summary>The router without routees.</summary>
    public abstract Router CreateRouter(ActorSystem system);

    /// <summary>The actor that manages the routees.</summary>
    public abstract ActorBase CreateRouterActor();

    /// <summary>An actor that the routing logic needs beside it, or null.</summary>
    public virtual Props RoutingLogicController(RoutingLogic routingLogic) => null!;

    /// <summary>Whether a message is for the router itself.</summary>
    public virtual bool IsManagementMessage(object message) => message is RouterManagementMessage or IAutoReceivedMessage or ReceiveTimeout;

    /// <summary>Refuses what cannot work at a path.</summary>
    public virtual void VerifyConfig(ActorPath path)
    {
    }

    /// <summary>This configuration, with what it lacks from another.</summary>
    public virtual RouterConfig WithFallback(RouterConfig routerConfig) => this;

    /// <inheritdoc/>
    public abstract ISurrogate ToSurrogate(ActorSystem system);

    /// <summary>Whether both describe the same router.</summary>
    public bool Equals(RouterConfig? other) => other is not null && other.GetType() == GetType() && other.RouterDispatcher == RouterDispatcher && EqualSettings(other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RouterConfig);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(GetType(), RouterDispatcher);

    private protected virtual bool EqualSettings(RouterConfig other) => true;
}
