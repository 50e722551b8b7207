namespace Akka.Actor;

/// <summary>The actor of empty recipes; it handles nothing.</summary>
internal sealed class EmptyActor : UntypedActor
{
    protected override void OnReceive(object message) => Unhandled(message);
}
