namespace Akka.Event;

/// <summary>Logs by level. Arguments are formatted only where somebody reads the event.</summary>
public static partial class LoggingExtensions
{
    /// <summary>Logs at a level.</summary>
    public static void Log(this ILoggingAdapter log, LogLevel level, string format)
    {
        if (log.IsEnabled(level)) log.Log(level, null!, format);
    }

    /// <summary>Logs a template with its arguments at a level.</summary>
    public static void Log(this ILoggingAdapter log, LogLevel level, string format, object[] args) => Log(log, level, null!, format, args);

    /// <summary>Logs a template with its arguments and an exception at a level.</summary>
    public static void Log(this ILoggingAdapter log, LogLevel level, Exception cause, string format, object[] args)
    {
        if (log.IsEnabled(level)) log.Log(level, cause, new LogValues(log.Formatter, format, args));
    }
}
