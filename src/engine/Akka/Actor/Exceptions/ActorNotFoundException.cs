namespace Akka.Actor;

/// <summary>No live actor answered to an <see cref="ActorSelection"/> within the time allowed.</summary>
public class ActorNotFoundException : AkkaException
{
    /// <summary>Creates an exception without a text.</summary>
    public ActorNotFoundException() { }

    /// <summary>Creates an exception with a text.</summary>
    public ActorNotFoundException(string message, Exception? innerException = null) : base(message, innerException) { }
}
