namespace Akka.Actor;

/// <summary>A logger of <c>akka.loggers</c> could not be started.</summary>
public class LoggerInitializationException : AkkaException
{
    /// <summary>Creates an exception without a text.</summary>
    public LoggerInitializationException() { }

    /// <summary>Creates an exception with a text.</summary>
    public LoggerInitializationException(string message) : base(message) { }

    /// <summary>Creates an exception with a text and a cause.</summary>
    public LoggerInitializationException(string message, Exception? cause = null) : base(message, cause) { }
}
