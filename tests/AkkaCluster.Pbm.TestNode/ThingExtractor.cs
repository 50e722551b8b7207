using Akka.Cluster.Sharding;

namespace AkkaCluster.Pbm.TestNode;

/// <summary>The message is the entity's name; ten shards.</summary>
internal sealed class ThingExtractor() : HashCodeMessageExtractor(10)
{
    public override string EntityId(object message) => (string)message;
}
