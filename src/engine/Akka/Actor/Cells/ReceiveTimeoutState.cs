namespace Akka.Actor;

/// <summary>The receive timeout of an actor: a message only notes the time, one scheduled check at a time does the rest.</summary>
internal sealed class ReceiveTimeoutState
{
    public ReceiveTimeoutState(TimeSpan timeout) => Timeout = timeout;

    public TimeSpan Timeout { get; set; }

    public TimeSpan LastMessage { get; set; }

    public ICancelable? Check { get; set; }
}
