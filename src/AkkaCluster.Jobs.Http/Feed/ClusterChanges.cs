namespace AkkaCluster.Jobs.Http.Feed;

/// <summary>What happened between two looks at the cluster.</summary>
internal static class ClusterChanges
{
    public static IEnumerable<ClusterEvent> Between(ClusterOverview before, ClusterOverview now, DateTimeOffset at)
    {
        foreach (var node in now.Nodes)
        {
            if (before.Nodes.FirstOrDefault(known => Same(known, node)) is not { } known)
                yield return new ClusterEvent(at, "good", $"{Role(node)} {Short(node.Address)} has joined");
            else if (known.Reachable && !node.Reachable)
                yield return new ClusterEvent(at, "warn", $"{Role(node)} {Short(node.Address)} is not reachable");
            else if (!known.Reachable && node is { Reachable: true, Status: "Up" })
                yield return new ClusterEvent(at, "good", $"{Role(node)} {Short(node.Address)} is reachable again");
            else if (known.Status != node.Status && node.Status == "Leaving")
                yield return new ClusterEvent(at, "info", $"{Role(node)} {Short(node.Address)} is leaving");
        }

        foreach (var node in before.Nodes.Where(known => !now.Nodes.Any(node => Same(known, node))))
            yield return node is { Reachable: true, Status: "Leaving" or "Exiting" or "Removed" }
                ? new ClusterEvent(at, "info", $"{Role(node)} {Short(node.Address)} has left")
                : new ClusterEvent(at, "bad", $"{Role(node)} {Short(node.Address)} was lost, and is no member any more");
        foreach (var worker in now.Workers)
        {
            if (before.Workers.FirstOrDefault(known => known.Address == worker.Address) is { } known && known.Slots != worker.Slots)
                yield return new ClusterEvent(at, "info", $"Worker {Short(worker.Address)} has {worker.Slots} slots, and had {known.Slots}");
        }

        if (now.LeaderAddress is null && before.LeaderAddress is not null)
            yield return new ClusterEvent(at, "warn", "No leader answers");
        else if (now.LeaderAddress is not null && (before.LeaderAddress is null || now.LeaderEpoch != before.LeaderEpoch))
            yield return new ClusterEvent(at, "info", $"The leader is at {Short(now.LeaderAddress)}, epoch {now.LeaderEpoch}");
        if (now.StoreTrouble is not null && before.StoreTrouble is null)
            yield return new ClusterEvent(at, "bad", now.StoreTrouble);
        else if (now is { StoreTrouble: null, LeaderAddress: not null } && before.StoreTrouble is not null)
            yield return new ClusterEvent(at, "good", "The job store can be written again");
    }

    /// <summary>An address without what all of a cluster have in common.</summary>
    private static string Short(string address) => address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..];

    private static string Role(NodeInfo node) => node.Roles.Count == 0 ? "Gateway" : char.ToUpperInvariant(node.Roles[0][0]) + node.Roles[0][1..];

    private static bool Same(NodeInfo one, NodeInfo other) => one.Address == other.Address && one.Uid == other.Uid;
}
