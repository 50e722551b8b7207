using Akka.Actor;

namespace Akka.Event;

/// <summary>Tells a logger to start; it subscribes to what it logs and answers with <see cref="LoggerInitialized"/>.</summary>
public class InitializeLogger : INoSerializationVerificationNeeded
{
    /// <summary>Creates it.</summary>
    public InitializeLogger(LoggingBus loggingBus) => LoggingBus = loggingBus;

    /// <summary>The bus that log events come over.</summary>
    public LoggingBus LoggingBus { get; }
}
