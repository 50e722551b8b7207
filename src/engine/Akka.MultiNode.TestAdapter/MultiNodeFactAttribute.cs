using Xunit;
using Xunit.Sdk;

namespace Akka.MultiNode.TestAdapter;

/// <summary>
/// A test that runs on several nodes, each a process of its own: the class derives from MultiNodeSpec, and each role of its MultiNodeConfig runs the whole test method.
/// <see cref="FactAttribute.Timeout"/> (milliseconds, 3 minutes by default) ends a test that hangs.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Akka.MultiNode.TestAdapter.Execution.MultiNodeFactDiscoverer", "Akka.MultiNode.TestAdapter")]
public class MultiNodeFactAttribute : FactAttribute;
