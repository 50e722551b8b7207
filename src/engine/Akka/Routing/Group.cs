using Akka.Actor;
using Akka.Configuration;
using Akka.Util;

namespace Akka.Routing;

/// <summary>A router over actors that others make, known by their paths.</summary>
public abstract class Group : RouterConfig, IEquatable<Group>
{
    /// <summary>The paths as they were given.</summary>
    protected readonly string[] InternalPaths;

    /// <summary>For derived groups.</summary>
    protected Group(IEnumerable<string> paths, string routerDispatcher) : base(routerDispatcher) => InternalPaths = paths?.ToArray() ?? [];

    /// <summary>The paths of the routees.</summary>
    public abstract IEnumerable<string> GetPaths(ActorSystem system);

    /// <summary>Properties of the router.</summary>
    public Props Props() => Actor.Props.Empty.WithRouter(this);

    /// <inheritdoc/>
    public override ActorBase CreateRouterActor() => new RouterActor();

    /// <inheritdoc/>
    public override ISurrogate ToSurrogate(ActorSystem system) => new LocalSurrogate(this);

    /// <summary>Whether both describe the same group.</summary>
    public bool Equals(Group? other) => Equals((RouterConfig?)other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RouterConfig);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), InternalPaths.Length);

    internal virtual Routee RouteeFor(string path, IActorContext context) => new ActorSelectionRoutee(context.ActorSelection(path));

    private protected override bool EqualSettings(RouterConfig other) => other is Group group && group.InternalPaths.SequenceEqual(InternalPaths);

    private protected static IEnumerable<string> PathsOf(Config config) => config.GetStringList("routees.paths");
}
