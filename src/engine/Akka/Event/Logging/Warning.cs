namespace Akka.Event;

/// <summary>A log event of what may become a fault.</summary>
public class Warning : LogEvent
{
    /// <summary>Creates it.</summary>
    public Warning(string logSource, Type logClass, object message) : this(null!, logSource, logClass, message) { }

    /// <summary>Creates it with an exception.</summary>
    public Warning(Exception cause, string logSource, Type logClass, object message)
    {
        Cause = cause;
        LogSource = logSource;
        LogClass = logClass;
        Message = message;
    }

    /// <inheritdoc/>
    public override LogLevel LogLevel() => Event.LogLevel.WarningLevel;
}
