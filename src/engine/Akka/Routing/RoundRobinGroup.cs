using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;

namespace Akka.Routing;

/// <summary>A group whose routees receive messages one after the other.</summary>
public sealed class RoundRobinGroup : Group
{
    /// <summary>Creates the group.</summary>
    public RoundRobinGroup(params string[] paths) : this(paths, Dispatchers.DefaultDispatcherId)
    {
    }

    /// <summary>Creates the group.</summary>
    public RoundRobinGroup(IEnumerable<string> paths) : this(paths, Dispatchers.DefaultDispatcherId)
    {
    }

    /// <summary>Creates the group of a deployment section.</summary>
    public RoundRobinGroup(Config config) : this(PathsOf(config))
    {
    }

    /// <summary>Creates the group, its router on another dispatcher.</summary>
    public RoundRobinGroup(IEnumerable<string> paths, string routerDispatcher) : base(paths, routerDispatcher)
    {
    }

    /// <inheritdoc/>
    public override IEnumerable<string> GetPaths(ActorSystem system) => InternalPaths;

    /// <inheritdoc/>
    public override Router CreateRouter(ActorSystem system) => new(new RoundRobinRoutingLogic());

    /// <summary>The same on another dispatcher.</summary>
    public Group WithDispatcher(string dispatcherId) => new RoundRobinGroup(InternalPaths, dispatcherId);
}
