namespace Akka.Actor;

/// <summary>The context of an <see cref="UntypedActor"/>.</summary>
public interface IUntypedActorContext : IActorContext
{
    /// <summary>Handles messages with another function from now on.</summary>
    void Become(UntypedReceive receive);

    /// <summary>Handles messages with another function, until it is taken off the stack.</summary>
    void BecomeStacked(UntypedReceive receive);
}
