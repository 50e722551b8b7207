namespace Akka.Cluster.Gossiping;

/// <summary>What an observer says of a subject; the larger one wins where observers differ.</summary>
internal enum ReachabilityStatus
{
    Reachable = 0,
    Unreachable = 1,

    // Proven gone, as by a new incarnation at its address: it cannot become reachable again.
    Terminated = 2,
}
