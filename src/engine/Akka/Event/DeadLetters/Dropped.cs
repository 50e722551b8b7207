using Akka.Actor;

namespace Akka.Event;

/// <summary>A message that was dropped on purpose, such as by a full buffer.</summary>
public sealed class Dropped : AllDeadLetters
{
    /// <summary>Creates it.</summary>
    public Dropped(object message, string reason, IActorRef recipient) : this(message, reason, ActorRefs.NoSender, recipient) { }

    /// <summary>Creates it.</summary>
    public Dropped(object message, string reason, IActorRef sender, IActorRef recipient) : base(message, sender, recipient) => Reason = reason;

    /// <summary>Why it was dropped.</summary>
    public string Reason { get; }
}
