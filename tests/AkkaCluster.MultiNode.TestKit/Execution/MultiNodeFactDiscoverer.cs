using Xunit.Abstractions;
using Xunit.Sdk;

namespace AkkaCluster.MultiNode.TestKit.Execution;

/// <summary>Makes a test case of each method with <see cref="MultiNodeFactAttribute"/>.</summary>
internal sealed class MultiNodeFactDiscoverer(IMessageSink diagnostics) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
    [
        new MultiNodeTestCase(diagnostics, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod),
    ];
}
