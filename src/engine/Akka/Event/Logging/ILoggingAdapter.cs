namespace Akka.Event;

/// <summary>Where code logs.</summary>
public interface ILoggingAdapter
{
    /// <summary>Formats templates.</summary>
    ILogMessageFormatter Formatter { get; }

    /// <summary>Whether debug is logged.</summary>
    bool IsDebugEnabled { get; }

    /// <summary>Whether info is logged.</summary>
    bool IsInfoEnabled { get; }

    /// <summary>Whether warnings are logged.</summary>
    bool IsWarningEnabled { get; }

    /// <summary>Whether errors are logged.</summary>
    bool IsErrorEnabled { get; }

    /// <summary>Whether a level is logged.</summary>
    bool IsEnabled(LogLevel logLevel);

    /// <summary>Logs a text.</summary>
    void Log(LogLevel logLevel, Exception cause, string format);

    /// <summary>Logs a message.</summary>
    void Log(LogLevel logLevel, Exception cause, LogMessage message);
}
