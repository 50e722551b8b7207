using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>What an actor sees of the world around it; valid only on its own thread, while it processes a message.</summary>
public interface IActorContext : IActorRefFactory, ICanWatch
{
    /// <summary>The actor itself.</summary>
    IActorRef Self { get; }

    /// <summary>The recipe that the actor was made with.</summary>
    Props Props { get; }

    /// <summary>The sender of the message at hand; the dead letters where nobody sent it.</summary>
    IActorRef Sender { get; }

    /// <summary>The system.</summary>
    ActorSystem System { get; }

    /// <summary>The parent.</summary>
    IActorRef Parent { get; }

    /// <summary>The dispatcher that runs the actor.</summary>
    MessageDispatcher Dispatcher { get; }

    /// <summary>After what time without a message the actor is sent a <see cref="Actor.ReceiveTimeout"/>; null for never.</summary>
    TimeSpan? ReceiveTimeout { get; }

    /// <summary>Handles messages with another function from now on.</summary>
    void Become(Receive receive);

    /// <summary>Handles messages with another function, until <see cref="UnbecomeStacked"/>.</summary>
    void BecomeStacked(Receive receive);

    /// <summary>Goes back to the function before.</summary>
    void UnbecomeStacked();

    /// <summary>The child of a name; nobody where there is none.</summary>
    IActorRef Child(string name);

    /// <summary>The children.</summary>
    IEnumerable<IActorRef> GetChildren();

    /// <summary>Sets after what time without a message the actor is sent a <see cref="Actor.ReceiveTimeout"/>; null for never.</summary>
    void SetReceiveTimeout(TimeSpan? timeout);

    /// <summary>Stops an actor after the message that it is processing.</summary>
    void Stop(IActorRef child);
}
