using Akka.Configuration;

namespace AkkaCluster.MultiNode.TestKit;

/// <summary>What this process was told when it was started, and the configuration that follows from it.</summary>
public abstract partial class MultiNodeSpec
{
    /// <summary>How many nodes the test has.</summary>
    public static int MaxNodes => CommandLine.GetInt32("multinode.max-nodes");

    /// <summary>The host that this node listens on.</summary>
    public static string SelfName => CommandLine.GetPropertyOrDefault("multinode.host", "127.0.0.1");

    /// <summary>The port that this node listens on; 0 for any that is free.</summary>
    public static int SelfPort => CommandLine.GetInt32OrDefault("multinode.port", 0);

    /// <summary>The host of the conductor.</summary>
    public static string ServerName => CommandLine.GetPropertyOrDefault("multinode.server-host", "127.0.0.1");

    /// <summary>The port of the conductor.</summary>
    public static int ServerPort => CommandLine.GetInt32("multinode.server-port");

    /// <summary>The number of this node's role.</summary>
    public static int SelfIndex => CommandLine.GetInt32("multinode.index");

    /// <summary>What makes this process a node.</summary>
    public static Config NodeConfig => ConfigurationFactory.ParseString($$"""
        akka.actor.provider = remote
        akka.remote.dot-netty.tcp { hostname = "{{SelfName}}", port = {{SelfPort}} }
        """);

    /// <summary>What all nodes start from.</summary>
    public static Config BaseConfig { get; } = ConfigurationFactory.ParseString("""
        akka {
          loglevel = INFO
          stdout-loglevel = INFO
          # A node's end is the test's business.
          coordinated-shutdown {
            terminate-actor-system = off
            run-by-actor-system-terminate = off
            run-by-clr-shutdown-hook = off
          }
        }
        """);
}
