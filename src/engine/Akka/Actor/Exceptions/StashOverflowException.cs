namespace Akka.Actor;

/// <summary>A stash is full.</summary>
public class StashOverflowException : AkkaException
{
    /// <summary>Creates an exception with a text.</summary>
    public StashOverflowException(string message, Exception? cause = null) : base(message, cause) { }
}
