using Akka.Actor;

namespace Akka.Routing;

/// <summary>Base of router kinds that an application defines.</summary>
public abstract class CustomRouterConfig : RouterConfig
{
    /// <summary>For routers on the default dispatcher.</summary>
    protected CustomRouterConfig()
    {
    }

    /// <summary>For routers on a dispatcher of their own.</summary>
    protected CustomRouterConfig(string routerDispatcher) : base(routerDispatcher)
    {
    }

    /// <inheritdoc/>
    public override ActorBase CreateRouterActor() => new RouterActor();
}
