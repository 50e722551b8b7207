using Akka.Event;

namespace Akka.Remote;

/// <summary>What happens to remoting and its associations; published to the event stream.</summary>
public abstract class RemotingLifecycleEvent
{
    /// <summary>Makes an event.</summary>
    protected RemotingLifecycleEvent()
    {
    }

    /// <summary>The level at which the event is logged.</summary>
    public abstract LogLevel LogLevel();
}
