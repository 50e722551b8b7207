using Akka.Actor;
using Akka.Util;

namespace Akka.Routing;

/// <summary>Says that an actor is no router.</summary>
public class NoRouter : RouterConfig
{
    /// <summary>For the one instance.</summary>
    protected NoRouter()
    {
    }

    /// <summary>The configuration.</summary>
    public static NoRouter Instance { get; } = new();

    /// <inheritdoc/>
    public override Router CreateRouter(ActorSystem system) => throw NotSupported();

    /// <inheritdoc/>
    public override ActorBase CreateRouterActor() => throw NotSupported();

    /// <inheritdoc/>
    public override RouterConfig WithFallback(RouterConfig routerConfig) => routerConfig;

    /// <summary>The properties as they are, without a router.</summary>
    public Props Props(Props routeeProps) => routeeProps.WithRouter(this);

    /// <inheritdoc/>
    public override ISurrogate ToSurrogate(ActorSystem system) => new LocalSurrogate(this);

    private static NotSupportedException NotSupported() => new($"{nameof(NoRouter)} makes no router; expected a pool or a group.");
}
