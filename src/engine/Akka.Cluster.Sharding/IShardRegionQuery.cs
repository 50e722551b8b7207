namespace Akka.Cluster.Sharding;

/// <summary>Marks questions to a shard region.</summary>
public interface IShardRegionQuery;
