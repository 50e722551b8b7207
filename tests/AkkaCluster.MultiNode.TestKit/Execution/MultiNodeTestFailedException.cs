namespace AkkaCluster.MultiNode.TestKit.Execution;

/// <summary>A node of a multi-node test failed, died or hung; the text says which, and who stood at which barrier.</summary>
internal sealed class MultiNodeTestFailedException(string message) : Exception(message)
{
    public override string? StackTrace => null;
}
