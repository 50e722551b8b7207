namespace AkkaCluster.MultiNodeTests.Membership;

public sealed class StaticQuorumConfig : ClusterRoles
{
    public StaticQuorumConfig() : base("""
        akka.cluster {
          downing-provider-class = "Akka.Cluster.SBR.SplitBrainResolverProvider, Akka.Cluster"
          split-brain-resolver { active-strategy = static-quorum, stable-after = 3s, static-quorum.quorum-size = 2 }
        }
        """)
    {
    }
}
