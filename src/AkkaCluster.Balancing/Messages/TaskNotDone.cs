namespace AkkaCluster.Balancing.Messages;

/// <summary>Server to balancer: the task has no output, and why.</summary>
public sealed record TaskNotDone(long Id, FailureReason Reason, string Error) : IBalancingMessage;
