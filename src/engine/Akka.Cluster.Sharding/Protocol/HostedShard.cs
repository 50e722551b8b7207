namespace Akka.Cluster.Sharding.Protocol;

/// <summary>A shard that a region hosts, or is about to have stopped.</summary>
internal sealed record HostedShard(string Shard, bool Stopping);
