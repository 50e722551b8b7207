using Akka.Cluster.Sharding;
using AkkaCluster.Jobs.Messages;

namespace AkkaCluster.Jobs.Sharding;

/// <summary>Finds a job's actor by the job's id.</summary>
internal sealed class JobMessageExtractor(int shards) : HashCodeMessageExtractor(shards)
{
    public override string? EntityId(object message) => (message as IJobMessage)?.JobId;
}
