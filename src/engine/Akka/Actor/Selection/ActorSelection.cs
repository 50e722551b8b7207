using System.Text;

namespace Akka.Actor;

/// <summary>The actors at a path, which may hold wildcards: messages go to those that are there when they arrive.</summary>
public class ActorSelection : ICanTell
{
    /// <summary>Creates a selection of nobody.</summary>
    public ActorSelection() : this(ActorRefs.Nobody, "") { }

    /// <summary>Creates a selection.</summary>
    public ActorSelection(IActorRef anchor, SelectionPathElement[] path)
    {
        Anchor = anchor;
        Path = path;
    }

    /// <summary>Creates a selection.</summary>
    public ActorSelection(IActorRef anchor, string path) : this(anchor, path.Split('/')) { }

    /// <summary>Creates a selection.</summary>
    public ActorSelection(IActorRef anchor, IEnumerable<string> elements)
    {
        Anchor = anchor;
        Path = SelectionPathElement.Parse(elements);
    }

    /// <summary>Where the path begins.</summary>
    public IActorRef Anchor { get; }

    /// <summary>The elements of the path.</summary>
    public SelectionPathElement[] Path { get; }

    /// <summary>The path from the anchor.</summary>
    public string PathString => "/" + string.Join('/', Path.Select(p => p.ToString()));

    /// <summary>Sends a message to the actors that are there when it arrives.</summary>
    public void Tell(object message, IActorRef? sender = null) => DeliverSelection((IInternalActorRef)Anchor,
        sender ?? ActorCell.GetCurrentSelfOrNoSender(), new ActorSelectionMessage(message, Path, Path.Any(p => p.IsWildcard)));

    void ICanTell.Tell(object message, IActorRef sender) => Tell(message, sender);

    /// <summary>The reference of an actor that is there.</summary>
    /// <exception cref="ActorNotFoundException">No actor answered in time.</exception>
    public Task<IActorRef> ResolveOne(TimeSpan timeout) => ResolveOne(timeout, CancellationToken.None);

    /// <summary>The reference of an actor that is there.</summary>
    /// <exception cref="ActorNotFoundException">No actor answered in time.</exception>
    public async Task<IActorRef> ResolveOne(TimeSpan timeout, CancellationToken ct)
    {
        try
        {
            var identity = await this.Ask<ActorIdentity>(new Identify(null!), timeout, ct).ConfigureAwait(false);
            return identity.Subject ?? throw new ActorNotFoundException($"No actor is at {this}.");
        }
        catch (AskTimeoutException e)
        {
            throw new ActorNotFoundException($"No actor at {this} answered within {timeout}.", e);
        }
    }

    /// <summary>Delivers a message along the elements of its path.</summary>
    internal static void DeliverSelection(IInternalActorRef anchor, IActorRef sender, ActorSelectionMessage selection) =>
        SelectionDelivery.Deliver(anchor, sender, selection);

    /// <summary>Whether both select the same.</summary>
    protected bool Equals(ActorSelection other) => Equals(Anchor, other.Anchor) && PathString == other.PathString;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ActorSelection other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Anchor, PathString);

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder("ActorSelection[Anchor(").Append(Anchor?.Path);
        if (Anchor is { Path.Uid: not 0 }) text.Append('#').Append(Anchor.Path.Uid);
        return text.Append("), Path(").Append(PathString).Append(")]").ToString();
    }
}
