namespace AkkaCluster.Client.Model;

/// <summary>The kinds of jobs that a cluster knows.</summary>
/// <param name="Kinds">The kinds.</param>
public sealed record JobKindList(IReadOnlyList<JobKindInfo> Kinds);
