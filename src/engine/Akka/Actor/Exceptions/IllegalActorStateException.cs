namespace Akka.Actor;

/// <summary>An actor did what its state does not allow.</summary>
public class IllegalActorStateException : AkkaException
{
    /// <summary>Creates an exception with a text.</summary>
    public IllegalActorStateException(string message) : base(message) { }
}
