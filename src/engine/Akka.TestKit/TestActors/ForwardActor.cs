using Akka.Actor;

namespace Akka.TestKit.TestActors;

/// <summary>Forwards each message to one actor.</summary>
public class ForwardActor : ReceiveActor
{
    /// <summary>Takes the actor to forward to.</summary>
    public ForwardActor(IActorRef target) => ReceiveAny(target.Forward);

    /// <summary>What to start one with.</summary>
    public static Props Props(IActorRef target) => Actor.Props.Create(() => new ForwardActor(target));
}
