using Akka.Configuration;
using AkkaCluster.Downing;
using AkkaCluster.Jobs;
using AkkaCluster.MultiNode.TestKit;

namespace AkkaCluster.MultiNodeTests.Jobs.Support;

/// <summary>
/// Nodes configured as the hosts are (hocon/), with what makes a partition be decided in seconds. The transport that disturbs links is for those that need it only: it does
/// not tell when a connection has ended, so that under it a killed node is noticed by its missing heartbeats, seconds later than in production.
/// </summary>
public abstract class JobClusterConfig : MultiNodeConfig
{
    /// <param name="own">Settings of this spec.</param>
    /// <param name="disturbsLinks">Whether the spec cuts links or loses messages.</param>
    protected JobClusterConfig(string own = "", bool disturbsLinks = false)
    {
        TestTransport = disturbsLinks;
        CommonConfig = ConfigurationFactory.ParseString(own)
            .WithFallback(ConfigurationFactory.ParseString("""
                akka {
                  loggers = ["Akka.Event.DefaultLogger, Akka"]
                  loglevel = INFO
                  stdout-loglevel = INFO
                  stdout-logger-class = "Akka.Event.StandardOutLogger, Akka"
                  cluster.failure-detector { heartbeat-interval = 250ms, acceptable-heartbeat-pause = 3s }
                  # A machine that does other things besides makes membership unstable; that is another disaster.
                  cluster.split-brain-resolver { stable-after = 2s, down-all-when-unstable = off }
                  # How a node ends is the spec's business.
                  coordinated-shutdown { run-by-actor-system-terminate = off, terminate-actor-system = off }
                  testconductor { barrier-timeout = 150s, query-timeout = 30s }
                }
                akkacluster {
                  worker.slots = 2
                  # A second lease for what is slow would hide what the disaster makes run again.
                  jobs.speculate-after = 1h
                }
                """))
            .WithFallback(ConfigurationFactory.ParseString("akka.cluster.downing-provider-class = \"AkkaCluster.Downing.CrashDetectingDowningProvider, AkkaCluster.Downing\""))
            .WithFallback(ConfigurationFactory.FromResource("cluster.conf", typeof(JobClusterConfig).Assembly))
            .WithFallback(ConfigurationFactory.FromResource("common.conf", typeof(JobClusterConfig).Assembly))
            .WithFallback(JobCluster.DefaultConfig())
            .WithFallback(CrashDetectingDowningProvider.DefaultConfig());
    }

    /// <summary>A home of the leader.</summary>
    protected RoleName AddSeed(string name, string own = "") => Add(name, JobCluster.SeedRole, own);

    /// <summary>A node that executes tasks and hosts jobs' actors.</summary>
    protected RoleName AddWorker(string name, string own = "") => Add(name, JobCluster.WorkerRole, own);

    /// <summary>A node that only submits.</summary>
    protected RoleName AddClient(string name) => Add(name, "client", "");

    private RoleName Add(string name, string clusterRole, string own)
    {
        var role = Role(name);
        NodeConfig([role], [ConfigurationFactory.ParseString(own).WithFallback(ConfigurationFactory.ParseString($"akka.cluster.roles = [{clusterRole}]"))]);
        return role;
    }
}
