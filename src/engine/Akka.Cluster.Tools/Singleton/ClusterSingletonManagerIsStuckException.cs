using Akka.Actor;

namespace Akka.Cluster.Tools.Singleton;

/// <summary>Thrown when a manager cannot make progress.</summary>
public sealed class ClusterSingletonManagerIsStuckException : AkkaException
{
    /// <summary>Creates the exception.</summary>
    public ClusterSingletonManagerIsStuckException(string message) : base(message)
    {
    }
}
