namespace Akka.Routing;

/// <summary>A message with something for the router; the routee receives the message alone.</summary>
public class RouterEnvelope
{
    /// <summary>Wraps a message.</summary>
    public RouterEnvelope(object message) => Message = message;

    /// <summary>The message that the routee receives.</summary>
    public object Message { get; }
}
