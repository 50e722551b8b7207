using System.Collections.Immutable;
using Akka.Cluster;

namespace AkkaCluster.Membership.CrashDetection;

/// <summary>What the members found at the port of one that was lost, and what follows from it.</summary>
internal sealed class CrashInquiry(UniqueAddress subject)
{
    private ImmutableDictionary<UniqueAddress, Verdict> _verdicts = ImmutableDictionary<UniqueAddress, Verdict>.Empty;

    public UniqueAddress Subject { get; } = subject;

    /// <summary>How often in a row this node's own probe was answered. Once may be the last breath of a process that is just being torn down.</summary>
    public int OwnAnswers { get; private set; }

    public Verdict? Of(UniqueAddress observer) => _verdicts.TryGetValue(observer, out var verdict) ? verdict : null;

    public void Add(UniqueAddress observer, Verdict verdict) => _verdicts = _verdicts.SetItem(observer, verdict);

    public void AddOwn(UniqueAddress self, Verdict verdict)
    {
        OwnAnswers = verdict == Verdict.Answered ? OwnAnswers + 1 : 0;
        Add(self, verdict);
    }

    /// <summary>
    /// Whether the subject has crashed: somebody was refused, nobody was answered, all of <paramref name="side"/> have said what they found,
    /// and the side may decide.
    /// </summary>
    /// <param name="side">The members that are reachable from here, and were not found crashed themselves.</param>
    /// <param name="all">All members that are not down.</param>
    /// <param name="rule">Whether a side may decide.</param>
    public bool IsCrash(IReadOnlyCollection<Peer> side, IReadOnlyCollection<Peer> all, SideRule rule)
    {
        var verdicts = side.Select(p => Of(p.Node)).ToList();
        return verdicts.TrueForAll(v => v is Verdict.Refused or Verdict.NoAnswer)
            && verdicts.Contains(Verdict.Refused)
            && rule.MayDecide(side, all);
    }

    /// <summary>The verdicts, for the log.</summary>
    public override string ToString() => string.Join(", ", _verdicts.OrderBy(v => v.Key).Select(v => $"{v.Key.Address}: {v.Value}"));
}
