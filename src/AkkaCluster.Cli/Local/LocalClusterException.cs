namespace AkkaCluster.Cli.Local;

/// <summary>The nodes on this machine did not come to be a cluster.</summary>
internal sealed class LocalClusterException(string message) : Exception(message);
