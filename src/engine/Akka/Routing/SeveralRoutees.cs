using Akka.Actor;

namespace Akka.Routing;

/// <summary>Several routees that all receive what is sent.</summary>
public class SeveralRoutees : Routee
{
    private readonly Routee[] _routees;

    /// <summary>Creates the routee of routees.</summary>
    public SeveralRoutees(Routee[] routees) => _routees = routees;

    /// <inheritdoc/>
    public override void Send(object message, IActorRef sender)
    {
        foreach (var routee in _routees) routee.Send(message, sender);
    }
}
