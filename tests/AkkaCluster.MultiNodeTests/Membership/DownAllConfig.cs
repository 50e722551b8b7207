namespace AkkaCluster.MultiNodeTests.Membership;

public sealed class DownAllConfig : ClusterRoles
{
    public DownAllConfig() : base("""
        akka.cluster {
          downing-provider-class = "Akka.Cluster.SBR.SplitBrainResolverProvider, Akka.Cluster"
          split-brain-resolver { active-strategy = down-all, stable-after = 3s }
        }
        """)
    {
    }
}
