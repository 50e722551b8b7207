namespace Akka.Actor;

/// <summary>An actor's constructor or <c>PostRestart</c> threw while it was restarted.</summary>
public class PostRestartException : ActorInitializationException
{
    /// <summary>Creates the exception.</summary>
    public PostRestartException(IActorRef actor, Exception cause, Exception originalCause)
        : base(actor, $"Exception post restart ({originalCause?.GetType().ToString() ?? "null"})", cause) => OriginalCause = originalCause;

    /// <summary>What caused the restart.</summary>
    public Exception? OriginalCause { get; }
}
