namespace Akka.Cluster;

public partial class ClusterEvent
{
    /// <summary>A member's status changed.</summary>
    public abstract class MemberStatusChange : IMemberEvent
    {
        /// <summary>The member, with its new status.</summary>
        protected readonly Member _member;

        /// <summary>Reports the member, which must have the status that the event stands for.</summary>
        /// <exception cref="ArgumentException">The member has another status.</exception>
        protected MemberStatusChange(Member member, MemberStatus validStatus)
        {
            if (member.Status != validStatus)
                throw new ArgumentException($"{GetType().Name} was given member {member.UniqueAddress} as {member.Status}; expected {validStatus}.", nameof(member));
            _member = member;
        }

        /// <inheritdoc/>
        public Member Member => _member;

        /// <inheritdoc/>
        public override bool Equals(object? obj) => obj is MemberStatusChange other && other.GetType() == GetType() && _member.SameState(other._member);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(GetType(), _member);

        /// <inheritdoc/>
        public override string ToString() => $"{GetType().Name}({_member})";
    }

    /// <summary>A node asked to join.</summary>
    public sealed class MemberJoined : MemberStatusChange
    {
        /// <summary>Reports the member.</summary>
        public MemberJoined(Member member)
            : base(member, MemberStatus.Joining)
        {
        }
    }

    /// <summary>A joining member may work although not all members could agree on it yet.</summary>
    public sealed class MemberWeaklyUp : MemberStatusChange
    {
        /// <summary>Reports the member.</summary>
        public MemberWeaklyUp(Member member)
            : base(member, MemberStatus.WeaklyUp)
        {
        }
    }

    /// <summary>A node became a full member.</summary>
    public sealed class MemberUp : MemberStatusChange
    {
        /// <summary>Reports the member.</summary>
        public MemberUp(Member member)
            : base(member, MemberStatus.Up)
        {
        }
    }

    /// <summary>A member is to leave.</summary>
    public sealed class MemberLeft : MemberStatusChange
    {
        /// <summary>Reports the member.</summary>
        public MemberLeft(Member member)
            : base(member, MemberStatus.Leaving)
        {
        }
    }

    /// <summary>All know that the member leaves; it hands over.</summary>
    public sealed class MemberExited : MemberStatusChange
    {
        /// <summary>Reports the member.</summary>
        public MemberExited(Member member)
            : base(member, MemberStatus.Exiting)
        {
        }
    }

    /// <summary>A member was declared lost.</summary>
    public sealed class MemberDowned : MemberStatusChange
    {
        /// <summary>Reports the member.</summary>
        public MemberDowned(Member member)
            : base(member, MemberStatus.Down)
        {
        }
    }

    /// <summary>A member is no longer of the cluster.</summary>
    public sealed class MemberRemoved : MemberStatusChange
    {
        /// <summary>Reports the member, and the status that it had before: Exiting when it left in order, Down when it was lost.</summary>
        public MemberRemoved(Member member, MemberStatus previousStatus)
            : base(member, MemberStatus.Removed) => PreviousStatus = previousStatus;

        /// <summary>Exiting when it left in order, Down when it was lost.</summary>
        public MemberStatus PreviousStatus { get; }

        /// <inheritdoc/>
        public override bool Equals(object? obj) => base.Equals(obj) && PreviousStatus == ((MemberRemoved)obj!).PreviousStatus;

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), PreviousStatus);

        /// <inheritdoc/>
        public override string ToString() => $"MemberRemoved({Member}, was {PreviousStatus})";
    }
}
