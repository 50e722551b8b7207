namespace Akka.Actor;

/// <summary>Base of the exceptions that this engine throws.</summary>
public abstract class AkkaException : Exception
{
    /// <summary>Creates an exception without a text.</summary>
    protected AkkaException() { }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">What was found, expected and whose it is.</param>
    /// <param name="cause">What caused it.</param>
    protected AkkaException(string message, Exception? cause = null) : base(message, cause) { }

    /// <summary>What caused this exception.</summary>
    protected Exception? Cause => InnerException;
}
