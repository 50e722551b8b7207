namespace AkkaCluster.MultiNodeTests.Membership;

public sealed class KeepMajorityConfig : ClusterRoles
{
    public KeepMajorityConfig() : base("""
        akka.cluster {
          downing-provider-class = "Akka.Cluster.SBR.SplitBrainResolverProvider, Akka.Cluster"
          split-brain-resolver { active-strategy = keep-majority, stable-after = 3s }
        }
        """)
    {
    }
}
