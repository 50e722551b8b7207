namespace Akka.Event;

/// <summary>A log event of a fault.</summary>
public class Error : LogEvent
{
    /// <summary>Creates it.</summary>
    public Error(Exception cause, string logSource, Type logClass, object message)
    {
        Cause = cause;
        LogSource = logSource;
        LogClass = logClass;
        Message = message;
    }

    /// <inheritdoc/>
    public override LogLevel LogLevel() => Event.LogLevel.ErrorLevel;
}
