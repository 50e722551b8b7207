using Akka.Actor;

namespace Akka.Pattern;

/// <summary>An object was used in a state that does not allow it.</summary>
public class IllegalStateException : AkkaException
{
    /// <summary>Creates an exception with a text.</summary>
    public IllegalStateException(string message) : base(message) { }

    /// <summary>Creates an exception with a text and a cause.</summary>
    public IllegalStateException(string message, Exception innerEx) : base(message, innerEx) { }
}
