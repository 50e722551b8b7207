namespace Akka.Cluster;

/// <summary>
/// Where a member stands in its life: Joining, (WeaklyUp,) Up, Leaving, Exiting, Removed; Down from anywhere, when it was declared lost.
/// </summary>
public enum MemberStatus
{
    /// <summary>Asked to join; not yet a full member.</summary>
    Joining = 0,

    /// <summary>A full member.</summary>
    Up = 1,

    /// <summary>Asked to leave; still a full member until all know of it.</summary>
    Leaving = 2,

    /// <summary>All know that it leaves; it hands over and stops.</summary>
    Exiting = 3,

    /// <summary>Declared lost; takes no part in any decision and is removed next.</summary>
    Down = 4,

    /// <summary>No longer part of the cluster, for ever: the same process cannot come back without a restart.</summary>
    Removed = 5,

    /// <summary>Joined while some member is unreachable, so that the others could not agree on making it Up yet.</summary>
    WeaklyUp = 6,
}
