using Akka.Actor;
using Akka.Cluster.Gossiping;

namespace Akka.Cluster.Protocol;

/// <summary>What a node's protocol wants done; an actor does it, or a simulation.</summary>
internal interface IProtocolOutput
{
    void Send(Address to, IClusterMessage message);

    /// <summary>Calls <see cref="ClusterNode.PushGossip"/> after a moment, once for all that is asked until then.</summary>
    void GossipSoon();

    void Changed(MembershipState before, MembershipState after);

    /// <summary>The node found itself Exiting: its parts stop, then <see cref="ClusterNode.ExitingCompleted"/>.</summary>
    void BecameExiting();

    /// <summary>The node is no longer of the cluster.</summary>
    void ShutDown(string reason);

    void Warn(string text);
}
