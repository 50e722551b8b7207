namespace AkkaCluster.Chaos.Histories;

/// <summary>A recorded task, as somebody was told of it or as it stands in the store.</summary>
/// <param name="Index">Its place among the job's tasks.</param>
/// <param name="Failed">Whether it failed for good.</param>
/// <param name="Output">Its output or, where it failed, its error.</param>
internal sealed record SeenTask(long Index, bool Failed, string Output);
