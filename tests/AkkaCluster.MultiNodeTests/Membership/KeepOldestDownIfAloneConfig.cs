namespace AkkaCluster.MultiNodeTests.Membership;

public sealed class KeepOldestDownIfAloneConfig : ClusterRoles
{
    public KeepOldestDownIfAloneConfig() : base("""
        akka.cluster {
          downing-provider-class = "Akka.Cluster.SBR.SplitBrainResolverProvider, Akka.Cluster"
          split-brain-resolver { active-strategy = keep-oldest, stable-after = 3s, keep-oldest.down-if-alone = on }
        }
        """)
    {
    }
}
