namespace AkkaCluster.Balancing.Messages;

/// <summary>Server to balancer: the task ran, and this is its output.</summary>
public sealed record TaskDone(long Id, ReadOnlyMemory<byte> Output) : IBalancingMessage;
