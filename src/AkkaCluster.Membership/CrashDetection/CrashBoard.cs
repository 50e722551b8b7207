using Akka.Actor;
using Akka.Cluster;

namespace AkkaCluster.Membership.CrashDetection;

/// <summary>
/// What one member knows of the lost ones: which inquiries are open, who is asked, and who has crashed. Plain decisions; the actor around it
/// probes and talks.
/// </summary>
internal sealed class CrashBoard(UniqueAddress self, SideRule rule)
{
    private const int AnswersToClose = 3;

    private readonly Dictionary<UniqueAddress, CrashInquiry> _inquiries = [];
    private readonly HashSet<UniqueAddress> _unreachable = [];
    private List<Peer> _living = [];

    public IReadOnlyCollection<UniqueAddress> Lost => _inquiries.Keys;

    /// <summary>Those whose verdict counts: all members that are neither down, nor unreachable, nor found gone from here.</summary>
    public List<Peer> Side => _living.FindAll(p => p.Node == self
        || (!_unreachable.Contains(p.Node) && _inquiries.GetValueOrDefault(p.Node)?.Of(self) != Verdict.Refused));

    /// <summary>Whether it falls to this node to decide; the others step in when it has not been done by the next probe.</summary>
    public bool IsFirst => Side.MinBy(p => p.Node)?.Node == self;

    /// <summary>The members are these now. Inquiries about others are closed.</summary>
    public void Update(IEnumerable<Peer> peers, IEnumerable<UniqueAddress> unreachable)
    {
        _living = [.. peers.Where(p => p.Status is not (MemberStatus.Down or MemberStatus.Removed))];
        _unreachable.Clear();
        _unreachable.UnionWith(unreachable);
        foreach (var closed in _inquiries.Keys.Where(n => !IsLiving(n)).ToList())
            _inquiries.Remove(closed);
    }

    /// <summary>Opens an inquiry about the member at this address; null when there is none, or it is open already.</summary>
    public UniqueAddress? Suspect(Address address)
    {
        var suspect = _living.Find(p => p.Node.Address.Equals(address) && p.Node != self)?.Node;
        return suspect is not null && Open(suspect) ? suspect : null;
    }

    /// <summary>Writes down what another found. True when that opens the inquiry, so that this node has yet to probe.</summary>
    public bool Hear(UniqueAddress observer, UniqueAddress subject, Verdict verdict)
    {
        if (subject == self || !IsLiving(subject))
            return false;
        var opened = Open(subject);
        _inquiries[subject].Add(observer, verdict);
        return opened;
    }

    /// <summary>Writes down what this node found. False when nobody asks any more.</summary>
    public bool Found(UniqueAddress subject, Verdict verdict)
    {
        if (!_inquiries.TryGetValue(subject, out var inquiry))
            return false;
        inquiry.AddOwn(self, verdict);
        return true;
    }

    /// <summary>It is heard of again, or done with.</summary>
    public void Close(UniqueAddress subject) => _inquiries.Remove(subject);

    /// <summary>Whether an inquiry goes on: not when the member keeps answering and is not unreachable.</summary>
    public bool GoesOn(UniqueAddress subject) =>
        _inquiries.TryGetValue(subject, out var inquiry) && (_unreachable.Contains(subject) || inquiry.OwnAnswers < AnswersToClose);

    /// <summary>The members that have crashed, with the verdicts that prove it.</summary>
    public List<CrashInquiry> Crashed()
    {
        var side = Side;
        return [.. _inquiries.Values.Where(i => i.IsCrash(side, _living, rule))];
    }

    private bool Open(UniqueAddress subject) => _inquiries.TryAdd(subject, new CrashInquiry(subject));

    private bool IsLiving(UniqueAddress node) => _living.Exists(p => p.Node == node);
}
