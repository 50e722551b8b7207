namespace AkkaCluster.Chaos.Histories;

/// <summary>A job as it stands in the store when all is over.</summary>
internal sealed record StoredJob(string Id, string Key, JobView View, IReadOnlyList<SeenTask> Tasks, string? Result);
