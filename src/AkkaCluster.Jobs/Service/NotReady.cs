namespace AkkaCluster.Jobs;

/// <summary>Why nothing can go on now: no leader, or no job store.</summary>
/// <param name="Reason">For people.</param>
/// <param name="Since">When this node first saw it.</param>
public sealed record NotReady(string Reason, DateTimeOffset Since);
