using Akka.Configuration;
using Akka.Remote.TestKit;

namespace AkkaCluster.MultiNodeTests.Membership;

/// <summary>Four nodes of a cluster of which the majority goes on when one is lost.</summary>
public class FourRoles : ClusterRoles
{
    public FourRoles() : this(Config.Empty)
    {
    }

    protected FourRoles(Config config) : base(config.WithFallback("""
        akka.cluster {
          downing-provider-class = "Akka.Cluster.SBR.SplitBrainResolverProvider, Akka.Cluster"
          split-brain-resolver { active-strategy = keep-majority, stable-after = 3s }
        }
        """)) => Fourth = Role("fourth");

    public RoleName Fourth { get; }
}
