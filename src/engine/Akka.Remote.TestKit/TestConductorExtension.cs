using Akka.Actor;

namespace Akka.Remote.TestKit;

/// <summary>Identifies <see cref="TestConductor"/>.</summary>
public class TestConductorExtension : ExtensionIdProvider<TestConductor>
{
    /// <inheritdoc/>
    public override TestConductor CreateExtension(ExtendedActorSystem system) => new(system);
}
