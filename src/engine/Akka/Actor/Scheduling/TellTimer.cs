namespace Akka.Actor;

/// <summary>Sends a message later.</summary>
internal sealed class TellTimer(TimeSpan delay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender, ICancelable? cancelable)
    : WheelTimer(delay, interval, cancelable)
{
    public override void Fire() => receiver.Tell(message, sender);
}
