using Microsoft.Extensions.Logging;

namespace AkkaCluster.Hosting.Logging;

/// <summary>The host's log messages; event ids 1000 to 1099.</summary>
internal static partial class HostLog
{
    /// <summary>What an actor says.</summary>
    public static readonly EventId OfActors = new(1000, "ActorEvent");

    [LoggerMessage(EventId = 1001, Level = LogLevel.Information, Message = "{Role} node {Address} starts, process {ProcessId}, Akka.NET {Akka}")]
    public static partial void Starting(ILogger logger, string role, string address, int processId, string akka);

    [LoggerMessage(EventId = 1002, Level = LogLevel.Information, Message = "{Role} node {Address} is ready, {Http}")]
    public static partial void Ready(ILogger logger, string role, string address, string http);

    [LoggerMessage(EventId = 1003, Level = LogLevel.Information, Message = "{Cause}: {Address} hands back its work and leaves; once more ends it at once")]
    public static partial void Draining(ILogger logger, string cause, string address);

    [LoggerMessage(EventId = 1004, Level = LogLevel.Information, Message = "{Address} has left after {Milliseconds} ms")]
    public static partial void Left(ILogger logger, string address, long milliseconds);

    [LoggerMessage(EventId = 1005, Level = LogLevel.Error, Message = "{Address} stops: {Reason}")]
    public static partial void Removed(ILogger logger, string address, string reason);

    [LoggerMessage(EventId = 1006, Level = LogLevel.Warning, Message = "{Address} listens openly without TLS or token, as --insecure allows")]
    public static partial void Insecure(ILogger logger, string address);

    [LoggerMessage(EventId = 1008, Level = LogLevel.Error, Message = "{Address} did not leave within {Timeout} and ends")]
    public static partial void DrainTimedOut(ILogger logger, string address, TimeSpan timeout);

    [LoggerMessage(EventId = 1010, Level = LogLevel.Warning, Message = "{Count} further lines of {Category} in {Window} are left out; log level Debug shows all")]
    public static partial void LinesOmitted(ILogger logger, int count, string category, TimeSpan window);
}
