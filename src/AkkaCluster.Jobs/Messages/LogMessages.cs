using AkkaCluster.Jobs.Logs;

namespace AkkaCluster.Jobs.Messages;

/// <summary>What nodes and those who keep their logs say to each other.</summary>
internal static class LogMessages
{
    /// <summary>Lines: new ones of the sender, or those that were asked for.</summary>
    public sealed record Lines(IReadOnlyList<NodeLine> All) : INodeMessage;

    /// <summary>Which lines are wanted.</summary>
    public sealed record Find(LogQuery Query) : INodeMessage;
}
