using Akka.Actor;

namespace Akka.TestKit;

/// <summary>Holds the assertions that the test kits of a system use.</summary>
public class TestKitAssertionsProvider : IExtension
{
    /// <summary>Takes the assertions.</summary>
    public TestKitAssertionsProvider(ITestKitAssertions assertions) => Assertions = assertions;

    /// <summary>The assertions.</summary>
    public ITestKitAssertions Assertions { get; }
}
