using Akka.Actor;

namespace Akka.Event;

/// <summary>A message whose recipient does not exist, or no longer.</summary>
public sealed class DeadLetter : AllDeadLetters
{
    /// <summary>Creates it.</summary>
    public DeadLetter(object message, IActorRef sender, IActorRef recipient) : base(message, sender, recipient) { }
}
