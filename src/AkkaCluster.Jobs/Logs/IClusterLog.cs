namespace AkkaCluster.Jobs.Logs;

/// <summary>The logs of all nodes, which outlive the nodes for a while.</summary>
public interface IClusterLog
{
    /// <summary>This node has written a line; its name is given to it on the way.</summary>
    void Add(NodeLine line);

    /// <summary>The newest lines that fit, newest first.</summary>
    /// <exception cref="JobRefusedException">Nobody who keeps them answers.</exception>
    Task<IReadOnlyList<NodeLine>> FindAsync(LogQuery query, CancellationToken cancellation = default);
}
