using Akka.Actor;
using Akka.Event;

namespace Akka.Cluster.Tools.Singleton;

/// <summary>
/// The conversations of a singleton: hand-over between managers (the new oldest asks, the previous one stops its instance and
/// confirms) and location between proxies and managers (a proxy registers and is told where the instance is and when it is about to move).
/// </summary>
internal static class SingletonProtocol
{
    /// <summary>New oldest to each older member: give up the singleton, now and for good.</summary>
    internal sealed record HandOverToMe : IClusterSingletonMessage, IDeadLetterSuppression;

    /// <summary>Answer while the instance is still stopping.</summary>
    internal sealed record HandOverInProgress : IClusterSingletonMessage;

    /// <summary>Answer once no instance runs at the sender, and none will.</summary>
    internal sealed record HandOverDone : IClusterSingletonMessage;

    /// <summary>Proxy to the manager on the oldest member: tell me where the instance is, and remember me.</summary>
    internal sealed record Locate : IClusterSingletonMessage, IDeadLetterSuppression;

    /// <summary>Manager to proxy: the instance runs and is this actor.</summary>
    internal sealed record Located(IActorRef Singleton) : IClusterSingletonMessage, IDeadLetterSuppression;

    /// <summary>Manager to proxy: send the instance nothing more, it moves to the successor.</summary>
    internal sealed record Moving(Address? Successor) : IClusterSingletonMessage, IDeadLetterSuppression;

    /// <summary>Proxy to manager: what I had sent before is on its way ahead of this message, nothing follows it.</summary>
    internal sealed record Paused : IClusterSingletonMessage, IDeadLetterSuppression;
}
