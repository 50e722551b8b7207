using Akka.Event;

namespace Akka.Actor;

/// <summary>What settings have the cell tell of its actor.</summary>
internal partial class ActorCell
{
    private Type ActorType => _actor?.GetType() ?? Props.Type;

    internal void DebugUnhandled(object message)
    {
        if (SystemImpl.Settings.DebugUnhandledMessage) Debug($"Unhandled message from {Sender}: {message}");
    }

    private void DebugLifecycle(string what)
    {
        if (SystemImpl.Settings.DebugLifecycle) Debug(what);
    }

    // Wrapped, so that the handling of messages that are not logged pays nothing.
    private Receive Observed(Receive receive)
    {
        if (!SystemImpl.Settings.AddLoggingReceive || !typeof(ILogReceive).IsAssignableFrom(ActorType)) return receive;
        return message =>
        {
            Debug($"received message {message} from {Sender}");
            return receive(message);
        };
    }

    private void Started()
    {
        DebugLifecycle($"Started ({_actor})");
        if (SystemImpl.Settings.EmitActorTelemetry) SystemImpl.EventStream.Publish(new ActorStarted(Self, ActorType));
    }

    private void Restarted(Exception cause)
    {
        DebugLifecycle("restarted");
        if (SystemImpl.Settings.EmitActorTelemetry) SystemImpl.EventStream.Publish(new ActorRestarted(Self, ActorType, cause));
    }

    private void Stopped()
    {
        DebugLifecycle("stopped");
        if (SystemImpl.Settings.EmitActorTelemetry) SystemImpl.EventStream.Publish(new ActorStopped(Self, ActorType));
    }

    private void Debug(string what) => SystemImpl.EventStream.Publish(new Debug(Self.Path.ToString(), ActorType, what));
}
