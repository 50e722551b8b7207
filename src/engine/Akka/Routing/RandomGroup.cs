using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;

namespace Akka.Routing;

/// <summary>A group whose routees receive messages at random.</summary>
public sealed class RandomGroup : Group
{
    /// <summary>Creates the group.</summary>
    public RandomGroup(params string[] paths) : this(paths, Dispatchers.DefaultDispatcherId)
    {
    }

    /// <summary>Creates the group.</summary>
    public RandomGroup(IEnumerable<string> paths) : this(paths, Dispatchers.DefaultDispatcherId)
    {
    }

    /// <summary>Creates the group of a deployment section.</summary>
    public RandomGroup(Config config) : this(PathsOf(config))
    {
    }

    /// <summary>Creates the group, its router on another dispatcher.</summary>
    public RandomGroup(IEnumerable<string> paths, string routerDispatcher) : base(paths, routerDispatcher)
    {
    }

    /// <inheritdoc/>
    public override IEnumerable<string> GetPaths(ActorSystem system) => InternalPaths;

    /// <inheritdoc/>
    public override Router CreateRouter(ActorSystem system) => new(new RandomLogic());

    /// <summary>The same on another dispatcher.</summary>
    public RandomGroup WithDispatcher(string dispatcher) => new RandomGroup(InternalPaths, dispatcher);
}
