namespace AkkaCluster.Storage;

/// <summary>What a job's reducer made.</summary>
public sealed record JobResult(string ContentType, ReadOnlyMemory<byte> Data);
