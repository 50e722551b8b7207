namespace Akka.Cluster.Sharding;

/// <summary>Gives the id of the shard that a message's entity is in. Must understand <see cref="ShardRegion.StartEntity"/> where that is used.</summary>
public delegate string? ExtractShardId(object message);
