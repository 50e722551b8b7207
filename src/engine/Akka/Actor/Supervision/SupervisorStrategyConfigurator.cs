using Akka.Util;

namespace Akka.Actor;

/// <summary>Makes the strategy of the user guardian (<c>akka.actor.guardian-supervisor-strategy</c>).</summary>
public abstract class SupervisorStrategyConfigurator
{
    /// <summary>Creates it.</summary>
    protected SupervisorStrategyConfigurator() { }

    /// <summary>Makes the strategy.</summary>
    public abstract SupervisorStrategy Create();

    /// <summary>Makes the configurator that a type name names.</summary>
    public static SupervisorStrategyConfigurator CreateConfigurator(string typeName) =>
        (SupervisorStrategyConfigurator)Activator.CreateInstance(TypeResolver.Resolve(typeName, "akka.actor.guardian-supervisor-strategy"))!;
}
