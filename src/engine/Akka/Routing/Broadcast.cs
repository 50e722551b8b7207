namespace Akka.Routing;

/// <summary>A message for all routees of a router, whatever its logic.</summary>
public class Broadcast : RouterEnvelope
{
    /// <summary>Wraps a message.</summary>
    public Broadcast(object message) : base(message)
    {
    }
}
