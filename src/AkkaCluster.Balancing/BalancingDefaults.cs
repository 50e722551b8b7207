using Akka.Configuration;

namespace AkkaCluster.Balancing;

/// <summary>What balancer and server need of Akka.</summary>
public static class BalancingDefaults
{
    /// <summary>The contents of reference.conf, to fall back on.</summary>
    public static Config Config { get; } = ConfigurationFactory.FromResource("reference.conf", typeof(BalancingDefaults).Assembly);
}
