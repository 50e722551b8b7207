using Akka.Cluster;

namespace AkkaCluster.Downing.CrashDetection;

/// <summary>What the members found at the port of one that was lost.</summary>
internal sealed class CrashInquiry(UniqueAddress subject, long openedAt)
{
    private readonly Dictionary<UniqueAddress, Verdict> _verdicts = [];

    public UniqueAddress Subject { get; } = subject;

    public long OpenedAt { get; } = openedAt;

    /// <summary>Whether it has been decided here; the inquiry ends when the members show it.</summary>
    public bool IsDecided { get; set; }

    /// <summary>How often in a row this node's own probe was answered. Once may be the last breath of a process that is just being torn down.</summary>
    public int OwnAnswers { get; private set; }

    public Verdict? Of(UniqueAddress observer) => _verdicts.TryGetValue(observer, out var verdict) ? verdict : null;

    /// <summary>Writes down what a member found. Returns whether it is a refusal that it had not told of.</summary>
    public bool Add(UniqueAddress observer, Verdict verdict)
    {
        var before = Of(observer);
        _verdicts[observer] = verdict;
        return verdict == Verdict.Refused && before != Verdict.Refused;
    }

    public bool AddOwn(UniqueAddress self, Verdict verdict)
    {
        OwnAnswers = verdict == Verdict.Answered ? OwnAnswers + 1 : 0;
        return Add(self, verdict);
    }

    /// <summary>Whether somebody was refused, and nobody of these was answered.</summary>
    public bool IsRefused(IReadOnlyCollection<Peer> observers)
    {
        var verdicts = observers.Select(p => Of(p.Node)).ToList();
        return verdicts.Contains(Verdict.Refused) && !verdicts.Contains(Verdict.Answered);
    }

    /// <summary>The verdicts, for the log.</summary>
    public override string ToString() => string.Join(", ", _verdicts.OrderBy(v => v.Key).Select(v => $"{v.Key.Address}: {v.Value}"));
}
