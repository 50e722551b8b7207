namespace Akka.Cluster.Protocol;

/// <summary>Where a node stands to the cluster.</summary>
internal enum NodePhase
{
    Outside,
    Joining,
    Member,
    Stopped,
}
