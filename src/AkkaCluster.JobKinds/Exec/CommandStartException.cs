namespace AkkaCluster.JobKinds.Exec;

/// <summary>A command that could not be started at all.</summary>
public sealed class CommandStartException(string message, Exception inner) : Exception(message, inner);
