namespace AkkaCluster.Node;

/// <summary>How a node finds the others.</summary>
public enum Discovery
{
    /// <summary>By the seeds that it is told of.</summary>
    Static,

    /// <summary>By asking Kubernetes for the pods of its cluster.</summary>
    Kubernetes,
}
