using Akka.Configuration;

namespace AkkaCluster.Jobs;

/// <summary>Starts the jobs' part of a node.</summary>
public static class JobCluster
{
    /// <summary>The role of the nodes that the leader runs on.</summary>
    public const string SeedRole = "seed";

    /// <summary>The role of the nodes that execute tasks.</summary>
    public const string WorkerRole = "worker";

    /// <summary>The defaults of all settings; a host puts its own over them before it makes the actor system.</summary>
    public static Config DefaultConfig() => ConfigurationFactory.FromResource("reference.conf", typeof(JobCluster).Assembly);
}
