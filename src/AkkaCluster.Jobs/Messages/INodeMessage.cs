namespace AkkaCluster.Jobs.Messages;

/// <summary>Any message that one node sends to another.</summary>
internal interface INodeMessage;
