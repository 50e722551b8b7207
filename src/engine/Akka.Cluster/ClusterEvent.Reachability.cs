using Akka.Actor;

namespace Akka.Cluster;

public partial class ClusterEvent
{
    /// <summary>A member was lost from sight, or seen again.</summary>
    public abstract class ReachabilityEvent : IReachabilityEvent
    {
        /// <summary>Reports the member.</summary>
        protected ReachabilityEvent(Member member) => Member = member;

        /// <summary>The member.</summary>
        public Member Member { get; }

        /// <inheritdoc/>
        public override bool Equals(object? obj) => obj is ReachabilityEvent other && other.GetType() == GetType() && Member.Equals(other.Member);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(GetType(), Member);

        /// <inheritdoc/>
        public override string ToString() => $"{GetType().Name}({Member})";
    }

    /// <summary>Some member no longer hears of this one.</summary>
    public sealed class UnreachableMember : ReachabilityEvent
    {
        /// <summary>Reports the member.</summary>
        public UnreachableMember(Member member)
            : base(member)
        {
        }
    }

    /// <summary>All that watch this member hear of it again.</summary>
    public sealed class ReachableMember : ReachabilityEvent
    {
        /// <summary>Reports the member.</summary>
        public ReachableMember(Member member)
            : base(member)
        {
        }
    }

    /// <summary>Another member is the membership leader now.</summary>
    public sealed class LeaderChanged : IClusterDomainEvent
    {
        /// <summary>Reports the leader; null when there is none.</summary>
        public LeaderChanged(Address? leader) => Leader = leader;

        /// <summary>The membership leader; null when there is none.</summary>
        public Address? Leader { get; }

        /// <inheritdoc/>
        public override bool Equals(object? obj) => obj is LeaderChanged other && Equals(Leader, other.Leader);

        /// <inheritdoc/>
        public override int GetHashCode() => Leader?.GetHashCode() ?? 0;

        /// <inheritdoc/>
        public override string ToString() => $"LeaderChanged({Leader})";
    }

    /// <summary>Another member is the leader among those of a role now.</summary>
    public sealed class RoleLeaderChanged : IClusterDomainEvent
    {
        /// <summary>Reports the leader of the role; null when there is none.</summary>
        public RoleLeaderChanged(string role, Address? leader)
        {
            Role = role;
            Leader = leader;
        }

        /// <summary>The role.</summary>
        public string Role { get; }

        /// <summary>The leader among its members; null when there is none.</summary>
        public Address? Leader { get; }

        /// <inheritdoc/>
        public override bool Equals(object? obj) => obj is RoleLeaderChanged other && Role == other.Role && Equals(Leader, other.Leader);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Role, Leader);

        /// <inheritdoc/>
        public override string ToString() => $"RoleLeaderChanged({Role}, {Leader})";
    }
}
