using Akka.Remote.TestKit;

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
    }

    public RoleName First { get; }

    public RoleName Second { get; }

    public RoleName Third { get; }
}
