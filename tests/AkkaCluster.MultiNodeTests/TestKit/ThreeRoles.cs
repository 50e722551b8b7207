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
        CommonConfig = "akka.loglevel = WARNING";
        DeployOn(First, "/deployed { router = round-robin-pool, nr-of-instances = 2 }");
        DeployOn(Second, "/deployed { router = round-robin-pool, nr-of-instances = 4 }");
        DeployOn(Third, "/deployed { router = round-robin-pool, nr-of-instances = 4 }");
    }

    public RoleName First { get; }

    public RoleName Second { get; }

    public RoleName Third { get; }
}
