namespace Akka.Actor;

/// <summary>No answer to an <c>Ask</c> came within the time allowed.</summary>
public class AskTimeoutException : AkkaException
{
    /// <summary>Creates an exception with a text.</summary>
    public AskTimeoutException(string message) : base(message) { }
}
