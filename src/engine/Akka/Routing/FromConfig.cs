using Akka.Actor;
using Akka.Configuration;

namespace Akka.Routing;

/// <summary>A router whose kind and settings stand in akka.actor.deployment, under its path.</summary>
public class FromConfig : Pool
{
    /// <summary>Creates the configuration.</summary>
    public FromConfig() : this(null, null)
    {
    }

    private FromConfig(SupervisorStrategy? supervisorStrategy, string? routerDispatcher) : base(0, supervisorStrategy, routerDispatcher, false)
    {
    }

    /// <summary>The configuration without settings of its own.</summary>
    public static FromConfig Instance { get; } = new();

    /// <inheritdoc/>
    public override Router CreateRouter(ActorSystem system) => throw new NotSupportedException($"{nameof(FromConfig)} makes no router; expected the deployment's to take its place.");

    /// <inheritdoc/>
    public override ActorBase CreateRouterActor() => throw new NotSupportedException($"{nameof(FromConfig)} makes no router; expected the deployment's to take its place.");

    /// <inheritdoc/>
    public override void VerifyConfig(ActorPath path) => throw new ConfigurationException(
        $"found no router in akka.actor.deployment for [{path}], expected a section \"/{string.Join('/', path.Elements.Skip(1))}\" with a 'router'.");

    /// <inheritdoc/>
    public override int GetNrOfInstances(ActorSystem system) => 0;

    /// <summary>Properties of a router over the deployment's paths.</summary>
    public Props Props() => Actor.Props.Empty.WithRouter(this);

    /// <summary>The same on another dispatcher.</summary>
    public FromConfig WithDispatcher(string dispatcherId) => new(SupervisorStrategy, dispatcherId);

    /// <summary>The same with another strategy.</summary>
    public FromConfig WithSupervisorStrategy(SupervisorStrategy strategy) => new(strategy, RouterDispatcher);
}
