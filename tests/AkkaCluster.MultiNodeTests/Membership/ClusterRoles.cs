using Akka.Cluster.TestKit;
using Akka.Configuration;
using Akka.Remote.TestKit;

namespace AkkaCluster.MultiNodeTests.Membership;

/// <summary>Three nodes of a cluster whose links can be cut. The first gives the conductor's orders and stays to the end.</summary>
public class ClusterRoles : MultiNodeConfig
{
    // A machine that does other things besides may take so long to bring up and join the processes.
    private const string Patient = "akka { loglevel = INFO, testconductor { barrier-timeout = 90s, query-timeout = 30s, connect-timeout = 60s } }";

    public ClusterRoles() : this(Config.Empty)
    {
    }

    protected ClusterRoles(Config config)
    {
        First = Role("first");
        Second = Role("second");
        Third = Role("third");
        TestTransport = true;
        CommonConfig = config.WithFallback(Patient).WithFallback(MultiNodeClusterSpec.ClusterConfig());
    }

    public RoleName First { get; }

    public RoleName Second { get; }

    public RoleName Third { get; }
}
