namespace Akka.Actor;

/// <summary>An actor's thread was interrupted while it processed a message.</summary>
public class ActorInterruptedException : AkkaException
{
    /// <summary>Creates the exception.</summary>
    public ActorInterruptedException(string? message = null, Exception? cause = null) : base(message ?? "The actor was interrupted.", cause) { }
}
