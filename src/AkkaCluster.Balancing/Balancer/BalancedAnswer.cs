using AkkaCluster.Balancing.Messages;

namespace AkkaCluster.Balancing.Balancer;

/// <summary>What became of a request.</summary>
/// <param name="Server">The server that it was with; null where it was with none.</param>
/// <param name="Output">The task's output; empty where there is a failure.</param>
/// <param name="Failure">Why there is no output; null where there is.</param>
/// <param name="Error">The failure, for a person.</param>
public sealed record BalancedAnswer(string? Server, ReadOnlyMemory<byte> Output, FailureReason? Failure = null, string? Error = null);
