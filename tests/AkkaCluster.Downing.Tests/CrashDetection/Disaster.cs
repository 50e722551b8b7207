using System.Collections.Immutable;
using Akka.Cluster;
using AkkaCluster.Downing.CrashDetection;

namespace AkkaCluster.Downing.Tests.CrashDetection;

/// <summary>
/// Members whose processes have met fates, in a network that may be cut into groups: what each that runs finds, what it downs as crashed, and
/// whether the resolver then keeps its group.
/// </summary>
/// <param name="fates">The fate of each member; the first is the lowest address.</param>
/// <param name="groups">In which part of the network each member is.</param>
/// <param name="rejects">Whether the cut refuses connections, as a firewall can, instead of dropping them.</param>
/// <param name="noticed">Whether the failure detector has noticed yet who is silent.</param>
internal sealed class Disaster(ImmutableArray<Fate> fates, ImmutableArray<int> groups, bool rejects, bool noticed)
{
    private static readonly SideRule s_rule = new("keep-majority");

    private readonly Peer[] _peers = Peers.UpTo(fates.Length);
    private readonly Dictionary<int, bool> _goOn = [];

    public IEnumerable<int> Groups => groups.Distinct();

    /// <summary>Whom the members of a group that run down as crashed.</summary>
    public HashSet<UniqueAddress> DownedBy(int group) => [.. Running(group).SelectMany(Crashed)];

    /// <summary>Whether a group goes on when the resolver has decided too.</summary>
    public bool GoesOn(int group) => _goOn.TryGetValue(group, out var known) ? known : _goOn[group] = Decide(group);

    /// <summary>The same later: groups that do not go on have ended themselves, and in those the paused wake, knowing of nothing.</summary>
    public Disaster Later()
    {
        var ended = Groups.Where(g => !GoesOn(g)).ToList();
        return new(
            [.. fates.Select((fate, i) => !ended.Contains(groups[i]) ? fate : fate == Fate.Paused ? Fate.Runs : Fate.Crashed)],
            groups, rejects, noticed);
    }

    public override string ToString() =>
        $"[{string.Join(" ", fates.Zip(groups, (fate, group) => $"{fate}@{group}"))}] rejects: {rejects} noticed: {noticed}";

    private bool Decide(int group)
    {
        var downed = DownedBy(group);
        var side = Running(group).Select(i => _peers[i]).ToList();
        return s_rule.MayDecide(side, side, [.. _peers.Where(p => !downed.Contains(p.Node))]);
    }

    private IEnumerable<int> Running(int group) => Enumerable.Range(0, fates.Length).Where(i => groups[i] == group && fates[i] == Fate.Runs);

    private IEnumerable<UniqueAddress> Crashed(int self)
    {
        var board = new CrashBoard(_peers[self].Node, s_rule, TimeSpan.Zero, TimeProvider.System);
        var beside = Running(groups[self]).ToList();
        var lost = Enumerable.Range(0, fates.Length).Except(beside).ToList();
        board.Update(_peers, noticed ? lost.Select(i => _peers[i].Node) : []);
        foreach (var subject in lost)
        {
            board.Suspect(_peers[subject].Node.Address);
            board.Found(_peers[subject].Node, Probe(self, subject), board.Refusals);
            foreach (var other in beside.Where(o => o != self))
                board.Hear(_peers[other].Node, _peers[subject].Node, Probe(other, subject));
        }
        foreach (var silent in board.Silent)
            board.Found(silent, Probe(self, Array.FindIndex(_peers, p => p.Node == silent)), board.Refusals);
        return board.Crashed().Select(c => c.Subject);
    }

    private Verdict Probe(int from, int to) =>
        groups[from] != groups[to] ? (rejects ? Verdict.Refused : Verdict.NoAnswer)
        : fates[to] == Fate.Crashed ? Verdict.Refused
        : Verdict.Answered;
}
