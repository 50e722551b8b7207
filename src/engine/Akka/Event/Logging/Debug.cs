namespace Akka.Event;

/// <summary>A log event for whoever looks for a fault.</summary>
public class Debug : LogEvent
{
    /// <summary>Creates it.</summary>
    public Debug(string logSource, Type logClass, object message) : this(null!, logSource, logClass, message) { }

    /// <summary>Creates it with an exception.</summary>
    public Debug(Exception cause, string logSource, Type logClass, object message)
    {
        Cause = cause;
        LogSource = logSource;
        LogClass = logClass;
        Message = message;
    }

    /// <inheritdoc/>
    public override LogLevel LogLevel() => Event.LogLevel.DebugLevel;
}
