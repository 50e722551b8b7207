namespace Akka.Actor;

/// <summary>A name is empty, holds characters that a path cannot have, or is taken.</summary>
public class InvalidActorNameException : AkkaException
{
    /// <summary>Creates an exception with a text.</summary>
    public InvalidActorNameException(string message) : base(message) { }

    /// <summary>Creates an exception with a text and a cause.</summary>
    public InvalidActorNameException(string message, Exception innerException) : base(message, innerException) { }
}
