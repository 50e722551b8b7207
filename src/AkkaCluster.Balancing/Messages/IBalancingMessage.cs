namespace AkkaCluster.Balancing.Messages;

/// <summary>A message between the balancer and a server.</summary>
public interface IBalancingMessage;
