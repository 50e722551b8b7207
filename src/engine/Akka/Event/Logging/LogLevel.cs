namespace Akka.Event;

/// <summary>How important a log event is.</summary>
public enum LogLevel
{
    /// <summary>For whoever looks for a fault.</summary>
    DebugLevel,

    /// <summary>What an operator wants to know.</summary>
    InfoLevel,

    /// <summary>What may become a fault.</summary>
    WarningLevel,

    /// <summary>A fault.</summary>
    ErrorLevel,
}
