using Akka.Actor;

namespace Akka.Cluster;

/// <summary>A node could not become a member of a cluster in the time that it was given.</summary>
public class ClusterJoinFailedException : AkkaException
{
    /// <summary>Says why.</summary>
    public ClusterJoinFailedException(string message)
        : base(message)
    {
    }
}
