using Akka.Configuration;

namespace AkkaCluster.Balancing;

/// <summary>The built-in settings of balancer and server.</summary>
public static class BalancingDefaults
{
    /// <summary>The contents of reference.conf, to fall back on.</summary>
    public static Config Config { get; } = ConfigurationFactory.FromResource("reference.conf", typeof(BalancingDefaults).Assembly);
}
