using Xunit.Sdk;

namespace AkkaCluster.MultiNode.TestKit;

/// <summary>
/// A test that runs on several nodes, each a process of its own: the class derives from MultiNodeSpec, and each role of its MultiNodeConfig runs the whole test method.
/// <see cref="FactAttribute.Timeout"/> (milliseconds, 3 minutes by default) ends a test that hangs.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("AkkaCluster.MultiNode.TestKit.Execution.MultiNodeFactDiscoverer", "AkkaCluster.MultiNode.TestKit")]
public class MultiNodeFactAttribute : FactAttribute;
