namespace Akka.Actor;

/// <summary>A message is null.</summary>
public class InvalidMessageException : AkkaException
{
    /// <summary>Creates an exception without a text.</summary>
    public InvalidMessageException() : this("Message is null") { }

    /// <summary>Creates an exception with a text.</summary>
    public InvalidMessageException(string message) : base(message) { }
}
