using Akka.Configuration;

namespace AkkaCluster.Balancing;

/// <summary>The balancer's or a server's settings are wrong; the text says which, what was found and what was expected.</summary>
public sealed class BalancerConfigurationException(string message) : ConfigurationException(message);
