namespace AkkaCluster.Jobs.Storage;

/// <summary>Who ran some consecutive tasks of a job, and when.</summary>
public sealed record ChunkInfo(TaskRun Run, string Worker, DateTimeOffset StartedAt, TimeSpan Elapsed);
