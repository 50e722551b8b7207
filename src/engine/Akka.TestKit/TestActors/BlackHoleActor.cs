using Akka.Actor;

namespace Akka.TestKit.TestActors;

/// <summary>Takes every message and does nothing.</summary>
public class BlackHoleActor : ActorBase
{
    /// <summary>Makes one.</summary>
    public BlackHoleActor()
    {
    }

    /// <summary>What to start one with.</summary>
    public static Props Props => Actor.Props.Create(() => new BlackHoleActor());

    /// <inheritdoc />
    protected override bool Receive(object message) => true;
}
