namespace Akka.Actor;

/// <summary>A message on its way along the elements of a selection.</summary>
public class ActorSelectionMessage : IAutoReceivedMessage, IPossiblyHarmful, IWrappedMessage
{
    /// <summary>Creates it.</summary>
    public ActorSelectionMessage(object message, SelectionPathElement[] elements, bool wildCardFanOut = false)
    {
        Message = message;
        Elements = elements;
        WildCardFanOut = wildCardFanOut;
    }

    /// <inheritdoc/>
    public object Message { get; }

    /// <summary>The elements that are left.</summary>
    public SelectionPathElement[] Elements { get; }

    /// <summary>Whether a wildcard selects several actors.</summary>
    public bool WildCardFanOut { get; }

    /// <summary>The same with other parts.</summary>
    public ActorSelectionMessage Copy(object? message = null, SelectionPathElement[]? elements = null, bool? wildCardFanOut = null) =>
        new(message ?? Message, elements ?? Elements, wildCardFanOut ?? WildCardFanOut);

    /// <inheritdoc/>
    public override string ToString() => $"ActorSelectionMessage - Message: {Message} - WildCartFanOut: {WildCardFanOut} - Elements: {string.Join('/', Elements.Select(e => e.ToString()))}";
}
