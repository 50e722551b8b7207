using Akka.Cluster.Sharding;

namespace AkkaCluster.Pbm.TestNode;

/// <summary>The message is the entity's name, and its last digit the shard.</summary>
internal sealed class ThingExtractor() : HashCodeMessageExtractor(10)
{
    public override string EntityId(object message) => (string)message;

    public override string ShardId(string entityId, object? messageHint = null) => entityId[^1..];
}
