using Akka.Cluster.TestKit;

namespace AkkaCluster.MultiNodeTests.Membership;

public sealed class PuppetRoles : ClusterRoles
{
    public PuppetRoles() : base(MultiNodeClusterSpec.ClusterConfig(failureDetectorPuppet: true))
    {
    }
}
