using Akka.Actor;

namespace Akka.Routing;

/// <summary>A receiver behind a router.</summary>
public class Routee
{
    /// <summary>Stands for no receiver: what is sent to it is dropped.</summary>
    public static readonly Routee NoRoutee = new NoneRoutee();

    /// <summary>The routee of a reference.</summary>
    public static Routee FromActorRef(IActorRef actorRef) => new ActorRefRoutee(actorRef);

    /// <summary>Sends a message to it.</summary>
    public virtual void Send(object message, IActorRef sender)
    {
    }

    /// <summary>Asks it.</summary>
    public virtual Task<object> Ask(object message, TimeSpan? timeout) =>
        Task.FromException<object>(new NotSupportedException($"{GetType().Name} cannot be asked; expected a routee of one actor."));

    private sealed class NoneRoutee : Routee
    {
        public override string ToString() => "NoRoutee";
    }
}
