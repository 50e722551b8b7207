using Akka.Event;

namespace Akka.Actor;

/// <summary>A message of a timer; dropped where the timer does not run any more.</summary>
internal sealed class TimerMessage : IAutoReceivedMessage, INoSerializationVerificationNeeded, IDeadLetterSuppression
{
    public TimerMessage(TimerScheduler owner, object key, object message, bool repeats)
    {
        Owner = owner;
        Key = key;
        Message = message;
        Repeats = repeats;
    }

    public TimerScheduler Owner { get; }

    public object Key { get; }

    public object Message { get; }

    public bool Repeats { get; }

    public override string ToString() => $"timer {Key}: {Message}";
}
