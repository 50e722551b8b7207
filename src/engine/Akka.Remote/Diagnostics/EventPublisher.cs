using Akka.Actor;
using Akka.Event;

namespace Akka.Remote.Diagnostics;

/// <summary>Publishes remoting's lifecycle events to the event stream, and logs those that their level lets through.</summary>
internal sealed class EventPublisher(ActorSystem system, ILoggingAdapter log, string logLevel)
{
    private readonly LogLevel? _leastLogged = logLevel switch
    {
        "DEBUG" => LogLevel.DebugLevel,
        "INFO" => LogLevel.InfoLevel,
        "WARNING" => LogLevel.WarningLevel,
        "ERROR" => LogLevel.ErrorLevel,
        _ => null,
    };

    /// <param name="lifecycleEvent">The event.</param>
    /// <param name="logged">Whether it is in the log already.</param>
    public void Publish(RemotingLifecycleEvent lifecycleEvent, bool logged = false)
    {
        system.EventStream.Publish(lifecycleEvent);
        if (!logged && _leastLogged is { } least && lifecycleEvent.LogLevel() >= least)
            log.Log(lifecycleEvent.LogLevel(), null!, lifecycleEvent.ToString()!);
    }
}
