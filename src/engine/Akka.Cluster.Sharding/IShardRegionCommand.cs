namespace Akka.Cluster.Sharding;

/// <summary>Marks commands to a shard region.</summary>
public interface IShardRegionCommand;
