namespace AkkaCluster.Balancing.Messages;

/// <summary>Balancer to server: run this task.</summary>
/// <param name="Id">The balancer's number for it; the answer carries it.</param>
/// <param name="Kind">The name of the job kind.</param>
/// <param name="Parameters">The kind's parameters as a JSON object.</param>
/// <param name="Input">The task's input.</param>
/// <param name="Key">What a cluster's gateway knows a task by that comes again; null for nothing.</param>
public sealed record RunTask(long Id, string Kind, string Parameters, string Input, string? Key = null) : IBalancingMessage;
