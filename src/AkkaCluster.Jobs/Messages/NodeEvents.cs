namespace AkkaCluster.Jobs.Messages;

/// <summary>What a node tells the leader.</summary>
internal static class NodeEvents
{
    /// <summary>The node is here, and how it is; said every two seconds.</summary>
    public sealed record Alive(NodeVitals Vitals) : INodeMessage;
}
