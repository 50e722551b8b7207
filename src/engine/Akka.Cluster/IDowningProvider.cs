using Akka.Actor;

namespace Akka.Cluster;

/// <summary>
/// Decides which unreachable members are declared lost. The class that <c>akka.cluster.downing-provider-class</c> names is made with a
/// constructor that takes the actor system and the cluster extension.
/// </summary>
public interface IDowningProvider
{
    /// <summary>
    /// How long to wait after the removal of a downed member before its work is taken over, so that the other side of a partition has had
    /// time to stop.
    /// </summary>
    TimeSpan DownRemovalMargin { get; }

    /// <summary>The actor that watches the cluster and downs members; null for none.</summary>
    Props? DowningActorProps { get; }
}
