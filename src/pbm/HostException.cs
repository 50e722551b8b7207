namespace AkkaCluster.Pbm.Client;

/// <summary>No host answers, it refuses the client, or the connection broke.</summary>
internal sealed class HostException(string message, Exception? cause = null) : Exception(message, cause);
