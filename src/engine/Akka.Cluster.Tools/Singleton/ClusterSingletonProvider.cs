using Akka.Actor;

namespace Akka.Cluster.Tools.Singleton;

/// <summary>Creates the <see cref="ClusterSingleton"/> extension.</summary>
public class ClusterSingletonProvider : ExtensionIdProvider<ClusterSingleton>
{
    /// <inheritdoc/>
    public override ClusterSingleton CreateExtension(ExtendedActorSystem system) => new(system);
}
