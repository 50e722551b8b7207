namespace AkkaCluster.Jobs.Http.Feed;

/// <summary>What this node remembers of the cluster, the last of each last.</summary>
internal sealed record HistoryAnswer(IReadOnlyList<HistorySample> Samples, IReadOnlyList<ClusterEvent> Events);
