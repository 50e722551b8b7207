using Akka.Actor;

namespace Akka.Routing;

/// <summary>Chooses the routee of a message. One instance serves all senders at the same time.</summary>
public abstract class RoutingLogic : INoSerializationVerificationNeeded
{
    /// <summary>For derived logic.</summary>
    protected RoutingLogic()
    {
    }

    /// <summary>The routee for a message; <see cref="Routee.NoRoutee"/> when there is none.</summary>
    public abstract Routee Select(object message, Routee[] routees);
}
