namespace Akka.Actor;

/// <summary>Has a cell look whether its receive timeout has passed.</summary>
internal sealed class ReceiveTimeoutCheck : IAutoReceivedMessage, INotInfluenceReceiveTimeout, Event.IDeadLetterSuppression
{
    public static readonly ReceiveTimeoutCheck Instance = new();
}
