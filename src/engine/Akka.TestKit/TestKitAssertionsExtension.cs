using Akka.Actor;

namespace Akka.TestKit;

/// <summary>Gives a system its <see cref="TestKitAssertionsProvider"/>.</summary>
public class TestKitAssertionsExtension : ExtensionIdProvider<TestKitAssertionsProvider>
{
    private readonly ITestKitAssertions _assertions;

    /// <summary>Takes the assertions to provide.</summary>
    public TestKitAssertionsExtension(ITestKitAssertions assertions) => _assertions = assertions;

    /// <summary>The assertions of a system on which a test kit has been made.</summary>
    public static TestKitAssertionsProvider For(ActorSystem system) => system.GetExtension<TestKitAssertionsProvider>();

    /// <inheritdoc />
    public override TestKitAssertionsProvider CreateExtension(ExtendedActorSystem system) => new(_assertions);
}
