namespace AkkaCluster.Jobs.Messages;

/// <summary>A message that somebody waits for the leader's answer to; what is none is repeated anyway.</summary>
internal interface ILeaderQuestion : INodeMessage;
