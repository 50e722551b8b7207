using Akka.Actor;
using Akka.Event;

namespace Akka.Remote;

/// <summary>Remoting listens.</summary>
public sealed class RemotingListenEvent : RemotingLifecycleEvent
{
    /// <summary>Makes the event.</summary>
    public RemotingListenEvent(IList<Address> listenAddresses) => ListenAddresses = listenAddresses;

    /// <summary>The addresses under which this node is reached.</summary>
    public IList<Address> ListenAddresses { get; }

    /// <inheritdoc />
    public override LogLevel LogLevel() => Event.LogLevel.InfoLevel;

    /// <inheritdoc />
    public override string ToString() => $"Remoting now listens on addresses: [{string.Join(", ", ListenAddresses)}]";
}
