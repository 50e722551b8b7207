using Akka.Actor;

namespace Akka.TestKit;

/// <summary>Gives a system its <see cref="TestKitSettings"/>.</summary>
public class TestKitExtension : ExtensionIdProvider<TestKitSettings>
{
    /// <summary>Makes the provider.</summary>
    public TestKitExtension()
    {
    }

    /// <summary>The settings of a system.</summary>
    public static TestKitSettings For(ActorSystem system) => new TestKitExtension().Apply(system);

    /// <inheritdoc />
    public override TestKitSettings CreateExtension(ExtendedActorSystem system) => new(system.Settings.Config);
}
