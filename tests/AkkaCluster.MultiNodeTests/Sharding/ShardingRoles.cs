using AkkaCluster.MultiNodeTests.Membership;

namespace AkkaCluster.MultiNodeTests.Sharding;

public sealed class ShardingRoles : FourRoles
{
    public ShardingRoles() : base("""
        akka.cluster.sharding {
          rebalance-interval = 2s
          retry-interval = 500ms
          waiting-for-state-timeout = 2s
        }
        """)
    {
    }
}
