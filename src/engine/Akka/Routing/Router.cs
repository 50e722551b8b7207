using Akka.Actor;

namespace Akka.Routing;

/// <summary>Routees and the logic that chooses among them. Immutable: changes give a new router.</summary>
public class Router
{
    private readonly Routee[] _routees;

    /// <summary>Creates a router over references.</summary>
    public Router(RoutingLogic logic, IActorRef routee, params IActorRef[] routees)
        : this(logic, [.. routees.Prepend(routee).Select(Routee.FromActorRef)])
    {
    }

    /// <summary>Creates a router.</summary>
    public Router(RoutingLogic logic, params Routee[] routees)
    {
        RoutingLogic = logic;
        _routees = routees;
    }

    /// <summary>The logic.</summary>
    public RoutingLogic RoutingLogic { get; }

    /// <summary>The routees.</summary>
    public IEnumerable<Routee> Routees => _routees;

    internal int Count => _routees.Length;

    /// <summary>Where messages go for which there is no routee; null drops them.</summary>
    internal IActorRef? DeadLetters { get; init; }

    /// <summary>Sends a message to the routee that the logic chooses, a <see cref="Broadcast"/> to all.</summary>
    public virtual void Route(object message, IActorRef sender)
    {
        if (message is Broadcast)
        {
            if (_routees.Length == 0) Send(Routee.NoRoutee, message, sender);
            foreach (var routee in _routees) Send(routee, message, sender);
        }
        else
        {
            Send(RoutingLogic.Select(message, _routees), message, sender);
        }
    }

    /// <summary>A router with these routees instead.</summary>
    public virtual Router WithRoutees(params Routee[] routees) => new(RoutingLogic, routees) { DeadLetters = DeadLetters };

    /// <summary>A router with one routee more.</summary>
    public virtual Router AddRoutee(Routee routee) => WithRoutees([.. _routees, routee]);

    /// <summary>A router with one routee more.</summary>
    public Router AddRoutee(IActorRef routee) => AddRoutee(new ActorRefRoutee(routee));

    /// <summary>A router with one routee more.</summary>
    public Router AddRoutee(ActorSelection routee) => AddRoutee(new ActorSelectionRoutee(routee));

    /// <summary>A router without a routee.</summary>
    public virtual Router RemoveRoutee(Routee routee) => WithRoutees([.. _routees.Where(present => !present.Equals(routee))]);

    /// <summary>A router without a routee.</summary>
    public Router RemoveRoutee(IActorRef routee) => RemoveRoutee(new ActorRefRoutee(routee));

    /// <summary>A router without a routee.</summary>
    public Router RemoveRoutee(ActorSelection routee) => RemoveRoutee(new ActorSelectionRoutee(routee));

    /// <summary>What the routee receives of a message.</summary>
    protected object UnWrap(object message) => message is RouterEnvelope envelope ? envelope.Message : message;

    /// <summary>Sends a message to a routee.</summary>
    protected virtual void Send(Routee routee, object message, IActorRef sender)
    {
        if (ReferenceEquals(routee, Routee.NoRoutee)) DeadLetters?.Tell(UnWrap(message), sender);
        else routee.Send(UnWrap(message), sender);
    }
}
