namespace Akka.Actor;

/// <summary>Base of the exceptions that the actor system itself throws.</summary>
public abstract class AkkaException : Exception
{
    /// <summary>Creates the exception without a text.</summary>
    protected AkkaException()
    {
    }

    /// <summary>Creates the exception with its text and, where there is one, its cause.</summary>
    protected AkkaException(string message, Exception? cause = null) : base(message, cause)
    {
    }

    /// <summary>What this exception was caused by.</summary>
    protected Exception? Cause => InnerException;
}
