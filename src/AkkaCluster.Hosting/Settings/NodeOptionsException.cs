namespace AkkaCluster.Hosting.Settings;

/// <summary>A setting, flag or variable that a person has to put right before the node can start.</summary>
public sealed class NodeOptionsException(string message) : NodeStartException(message, ExitCodes.BadOptions);
