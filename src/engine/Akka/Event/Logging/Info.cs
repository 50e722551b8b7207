namespace Akka.Event;

/// <summary>A log event that an operator wants to know.</summary>
public class Info : LogEvent
{
    /// <summary>Creates it.</summary>
    public Info(string logSource, Type logClass, object message) : this(null!, logSource, logClass, message) { }

    /// <summary>Creates it with an exception.</summary>
    public Info(Exception cause, string logSource, Type logClass, object message)
    {
        Cause = cause;
        LogSource = logSource;
        LogClass = logClass;
        Message = message;
    }

    /// <inheritdoc/>
    public override LogLevel LogLevel() => Event.LogLevel.InfoLevel;
}
