using Akka.Cluster;

namespace AkkaCluster.MultiNode.TestKit;

/// <summary>Holds the order of roles.</summary>
public abstract partial class MultiNodeClusterSpec
{
    /// <summary>Orders roles by the addresses of their nodes, as a cluster orders its members.</summary>
    public class RoleNameComparer : IComparer<RoleName>
    {
        private readonly MultiNodeClusterSpec _spec;

        /// <summary>Creates the order.</summary>
        public RoleNameComparer(MultiNodeClusterSpec spec) => _spec = spec;

        /// <inheritdoc/>
        public int Compare(RoleName? x, RoleName? y) => Member.AddressOrdering.Compare(_spec.GetAddress(x!), _spec.GetAddress(y!));
    }
}
