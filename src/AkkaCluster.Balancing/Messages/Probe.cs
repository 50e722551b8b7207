namespace AkkaCluster.Balancing.Messages;

/// <summary>A health check, and the answer to it.</summary>
public sealed record Probe(long Id) : IBalancingMessage;
