using AkkaCluster.MultiNode.TestKit;

namespace AkkaCluster.MultiNodeTests.TestKit;

public sealed class ThreeRoles : MultiNodeConfig
{
    public ThreeRoles()
    {
        First = Role("first");
        Second = Role("second");
        Third = Role("third");
        TestTransport = true;
        CommonConfig = """
            akka.loglevel = WARNING
            akka.testconductor.barrier-timeout = 90s
            # How soon a node learns that the other has broken their connection; more than a slowed-down link holds up.
            akka.remote.transport-failure-detector { heartbeat-interval = 1s, acceptable-heartbeat-pause = 12s }
            """;
        DeployOn(First, "/deployed { router = round-robin-pool, nr-of-instances = 2 }");
        DeployOn(Second, "/deployed { router = round-robin-pool, nr-of-instances = 4 }");
        DeployOn(Third, "/deployed { router = round-robin-pool, nr-of-instances = 4 }");
    }

    public RoleName First { get; }

    public RoleName Second { get; }

    public RoleName Third { get; }
}
