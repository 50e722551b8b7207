using Akka.Cluster;
using Akka.Cluster.SBR;

namespace AkkaCluster.Downing.CrashDetection;

/// <summary>
/// Whether a side may decide at once. It must hold the majority of all members, so that two sides that take each other for crashed cannot both
/// go on; and it must be the side that the resolver's strategy would keep, so that both never decide differently.
/// </summary>
internal sealed record SideRule(string Strategy, string? Role = null, int QuorumSize = 0)
{
    public static SideRule Of(SplitBrainResolverSettings settings) => settings.DowningStrategy switch
    {
        SplitBrainResolverSettings.KeepMajorityName => new(settings.DowningStrategy, settings.KeepMajorityRole),
        SplitBrainResolverSettings.StaticQuorumName => new(settings.DowningStrategy, settings.StaticQuorumSettings.Role, settings.StaticQuorumSettings.Size),
        SplitBrainResolverSettings.KeepOldestName => new(settings.DowningStrategy, settings.KeepOldestSettings.Role),
        var other => new(other),
    };

    /// <param name="spoke">The members that are reachable, and said what they found.</param>
    /// <param name="here">The members that are on this side of the network: these, and those that are silent but whose ports answer.</param>
    /// <param name="all">All members that are not down.</param>
    public bool MayDecide(IReadOnlyCollection<Peer> spoke, IReadOnlyCollection<Peer> here, IReadOnlyCollection<Peer> all) =>
        HoldsMajority(Counted(here, null), Counted(all, null)) && Strategy switch
        {
            SplitBrainResolverSettings.KeepMajorityName => HoldsMajority(Counted(here, Role), Counted(all, Role)),
            SplitBrainResolverSettings.StaticQuorumName => Counted(spoke, Role).Count >= QuorumSize,
            SplitBrainResolverSettings.KeepOldestName => HoldsOldest(Counted(spoke, Role), Counted(all, Role)),
            _ => false,
        };

    // Of two halves, the one with the first node by address, as the resolver has it.
    private static bool HoldsMajority(List<Peer> side, List<Peer> all)
    {
        if (side.Count * 2 != all.Count)
            return side.Count * 2 > all.Count;
        return side.Count > 0 && side.Contains(all.MinBy(p => p.Node)!);
    }

    private static bool HoldsOldest(List<Peer> side, List<Peer> all) => all.Count > 0 && side.Contains(all.MinBy(p => p.Age)!);

    private static List<Peer> Counted(IEnumerable<Peer> peers, string? role) =>
        [.. peers.Where(p => p.Status is MemberStatus.Up or MemberStatus.Leaving && (string.IsNullOrEmpty(role) || p.Roles.Contains(role)))];
}
