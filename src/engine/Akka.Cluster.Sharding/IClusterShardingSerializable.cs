namespace Akka.Cluster.Sharding;

/// <summary>Marks the messages of cluster sharding that cross the network; bound to their serializer.</summary>
public interface IClusterShardingSerializable;
