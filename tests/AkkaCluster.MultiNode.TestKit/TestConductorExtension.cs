using Akka.Actor;

namespace AkkaCluster.MultiNode.TestKit;

/// <summary>Identifies <see cref="TestConductor"/>.</summary>
public class TestConductorExtension : ExtensionIdProvider<TestConductor>
{
    /// <inheritdoc/>
    public override TestConductor CreateExtension(ExtendedActorSystem system) => new(system);
}
