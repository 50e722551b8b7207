using Akka.Actor;

namespace Akka.Cluster.Tools.PublishSubscribe;

/// <summary>Creates the <see cref="DistributedPubSub"/> extension.</summary>
public sealed class DistributedPubSubExtensionProvider : ExtensionIdProvider<DistributedPubSub>
{
    /// <inheritdoc/>
    public override DistributedPubSub CreateExtension(ExtendedActorSystem system) => new(system);
}
