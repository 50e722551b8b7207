namespace AkkaCluster.MultiNode.TestKit;

/// <summary>Called around a test of a multi-node specification.</summary>
public interface IMultiNodeSpecCallbacks
{
    /// <summary>Called before the test.</summary>
    void MultiNodeSpecBeforeAll();

    /// <summary>Called after the test, if it passed.</summary>
    void MultiNodeSpecAfterAll();
}
