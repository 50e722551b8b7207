namespace AkkaCluster.Hosting.Listening;

/// <summary>A port that is taken, or an address that is not this machine's.</summary>
public sealed class CannotListenException(string message) : NodeStartException(message, ExitCodes.CannotListen);
