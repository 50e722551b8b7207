using Akka.Actor;

namespace Akka.Event;

/// <summary>A logger that is no actor, for the time before loggers start and after they have stopped.</summary>
public abstract class MinimalLogger : MinimalActorRef
{
    /// <summary>Creates it.</summary>
    protected MinimalLogger() { }

    /// <inheritdoc/>
    public sealed override IActorRefProvider Provider => throw new NotSupportedException("A minimal logger belongs to no system, so it has no provider.");

    /// <inheritdoc/>
    public sealed override ActorPath Path { get; } = new RootActorPath(new Address("akka", "all-systems"), "/StandardOutLogger");

    /// <inheritdoc/>
    protected sealed override void TellInternal(object message, IActorRef sender)
    {
        switch (message)
        {
            case null:
                throw new ArgumentNullException(nameof(message));
            case LogEvent or string:
                Log(message);
                break;
        }
    }

    /// <summary>Logs an event or a text.</summary>
    protected abstract void Log(object message);
}
