namespace AkkaCluster.Jobs.Messages;

/// <summary>A message that the shard region takes to a job's actor, wherever that is.</summary>
internal interface IJobMessage : INodeMessage
{
    string JobId { get; }
}
