namespace AkkaCluster.Storage;

/// <summary>The outcome of admitting a job: a new one, or the one that its idempotency key already stands for.</summary>
public sealed record Admission(long Number, string Id, bool Existed);
