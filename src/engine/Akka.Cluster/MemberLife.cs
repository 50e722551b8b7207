using System.Collections.Immutable;

namespace Akka.Cluster;

/// <summary>Which status can follow which, and which of two is the later.</summary>
internal static class MemberLife
{
    private static readonly ImmutableDictionary<MemberStatus, ImmutableArray<MemberStatus>> Transitions =
        new Dictionary<MemberStatus, ImmutableArray<MemberStatus>>
        {
            [MemberStatus.Joining] = [MemberStatus.WeaklyUp, MemberStatus.Up, MemberStatus.Leaving, MemberStatus.Down, MemberStatus.Removed],
            [MemberStatus.WeaklyUp] = [MemberStatus.Up, MemberStatus.Leaving, MemberStatus.Down, MemberStatus.Removed],
            [MemberStatus.Up] = [MemberStatus.Leaving, MemberStatus.Down, MemberStatus.Removed],
            [MemberStatus.Leaving] = [MemberStatus.Exiting, MemberStatus.Down, MemberStatus.Removed],
            [MemberStatus.Exiting] = [MemberStatus.Removed, MemberStatus.Down],
            [MemberStatus.Down] = [MemberStatus.Removed],
            [MemberStatus.Removed] = [],
        }.ToImmutableDictionary();

    public static ImmutableArray<MemberStatus> After(MemberStatus status) => Transitions[status];

    public static bool Leads(MemberStatus from, MemberStatus to) => Transitions[from].Contains(to);

    public static MemberStatus Later(MemberStatus a, MemberStatus b) => Place(a) >= Place(b) ? a : b;

    // A total order, so that the later of several is the same in whatever order they are compared.
    private static int Place(MemberStatus status) => status switch
    {
        MemberStatus.Joining => 0,
        MemberStatus.WeaklyUp => 1,
        MemberStatus.Up => 2,
        MemberStatus.Leaving => 3,
        MemberStatus.Exiting => 4,
        MemberStatus.Down => 5,
        _ => 6,
    };
}
