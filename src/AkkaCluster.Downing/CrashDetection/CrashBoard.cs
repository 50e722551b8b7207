using Akka.Actor;
using Akka.Cluster;

namespace AkkaCluster.Downing.CrashDetection;

/// <summary>
/// What one member knows of the lost ones: which inquiries are open, who is asked, and who has crashed. Plain decisions; the actor around it
/// probes and talks. The reasons for what counts are in docs/decisions/0003.
/// </summary>
/// <param name="self">This member.</param>
/// <param name="rule">Whether a side may decide.</param>
/// <param name="patience">How long the word of a member that is reachable is waited for.</param>
/// <param name="time">The clock.</param>
internal sealed class CrashBoard(UniqueAddress self, SideRule rule, TimeSpan patience, TimeProvider time)
{
    // With the pauses between probes, most of a second.
    private const int AnswersToClose = 6;

    private readonly Dictionary<UniqueAddress, CrashInquiry> _inquiries = [];
    private readonly Dictionary<UniqueAddress, int> _answered = [];
    private readonly HashSet<UniqueAddress> _unreachable = [];
    private readonly HashSet<UniqueAddress> _crashed = [];
    private List<Peer> _living = [];

    public IReadOnlyCollection<UniqueAddress> Lost => _inquiries.Keys;

    /// <summary>
    /// How many refusals were told so far. A refusal may come from a cut network, so that an answer says on which side its giver is only
    /// when it was asked for after all refusals.
    /// </summary>
    public int Refusals { get; private set; }

    /// <summary>Those whose verdict counts: all members that are neither down, nor unreachable, nor found gone from here.</summary>
    public List<Peer> Side => _living.FindAll(p => p.Node == self
        || (!_unreachable.Contains(p.Node) && _inquiries.GetValueOrDefault(p.Node)?.Of(self) != Verdict.Refused));

    /// <summary>Members that say nothing though somebody was refused: it is to be seen whether their ports still answer.</summary>
    public List<UniqueAddress> Silent
    {
        get
        {
            var side = Side;
            var refused = _inquiries.Values.Where(i => i.IsRefused(side)).ToList();
            return [.. _living.Where(p => p.Node != self && refused.Exists(i => i.Subject != p.Node && IsSilent(p, i))).Select(p => p.Node)];
        }
    }

    /// <summary>Whether it falls to this node to decide; the others step in when it has not been done by the next probe.</summary>
    public bool IsFirst => Side.MinBy(p => p.Node)?.Node == self;

    /// <summary>The members are these now. Inquiries about others are closed.</summary>
    public void Update(IEnumerable<Peer> peers, IEnumerable<UniqueAddress> unreachable)
    {
        _living = [.. peers.Where(p => p.Status is not (MemberStatus.Down or MemberStatus.Removed))];
        _unreachable.Clear();
        _unreachable.UnionWith(unreachable);
        foreach (var closed in _inquiries.Keys.Concat(_answered.Keys).Where(n => !IsLiving(n)).ToList())
        {
            if (_inquiries.GetValueOrDefault(closed)?.IsRefused(Side) == true)
                _crashed.Add(closed);
            Close(closed);
        }
    }

    /// <summary>Whether a member that is down is heard of no more: nobody reaches it, or its process was found gone.</summary>
    public bool IsLost(UniqueAddress downed) => _unreachable.Contains(downed) || _crashed.Contains(downed);

    /// <summary>Whether a member that is removed was found to have crashed. It is forgotten with the question.</summary>
    public bool TakeCrash(UniqueAddress removed) => _crashed.Remove(removed);

    /// <summary>
    /// Opens an inquiry about the member at this address; null when there is none, it is open already, or the member is on its way out: that one
    /// closes its connections itself, and is suspect only when it is unreachable too.
    /// </summary>
    public UniqueAddress? Suspect(Address address)
    {
        var suspect = _living.Find(p => p.Node.Address.Equals(address) && p.Node != self && (!IsLeaving(p) || _unreachable.Contains(p.Node)))?.Node;
        return suspect is not null && Open(suspect) ? suspect : null;
    }

    /// <summary>Writes down what another found; what it says of itself is none. True when that opens the inquiry, so that this node has yet to probe.</summary>
    public bool Hear(UniqueAddress observer, UniqueAddress subject, Verdict verdict)
    {
        if (subject == self || subject == observer || !IsLiving(subject))
            return false;
        var opened = Open(subject);
        Count(_inquiries[subject].Add(observer, verdict));
        return opened;
    }

    /// <summary>Writes down what this node found. False when nobody asks any more.</summary>
    /// <param name="subject">Whose port was probed.</param>
    /// <param name="verdict">What was found there.</param>
    /// <param name="refusals">How many <see cref="Refusals"/> there were when the probe was sent.</param>
    public bool Found(UniqueAddress subject, Verdict verdict, int refusals)
    {
        if (verdict == Verdict.Answered && IsLiving(subject))
            _answered[subject] = refusals;
        else
            _answered.Remove(subject);
        if (!_inquiries.TryGetValue(subject, out var inquiry))
            return false;
        Count(inquiry.AddOwn(self, verdict));
        return true;
    }

    /// <summary>It is heard of again, or done with.</summary>
    public void Close(UniqueAddress subject)
    {
        _inquiries.Remove(subject);
        _answered.Remove(subject);
    }

    /// <summary>Whether an inquiry goes on: not when the member keeps answering and is not unreachable.</summary>
    public bool GoesOn(UniqueAddress subject) =>
        _inquiries.TryGetValue(subject, out var inquiry) && (_unreachable.Contains(subject) || inquiry.OwnAnswers < AnswersToClose);

    /// <summary>The members that have crashed, with the verdicts that prove it.</summary>
    public List<CrashInquiry> Crashed()
    {
        var side = Side;
        return [.. _inquiries.Values.Where(i => IsCrash(i, side))];
    }

    // Whoever is reachable has had its say, or the time for it; and this is the side that may decide.
    private bool IsCrash(CrashInquiry inquiry, List<Peer> side)
    {
        var spoke = side.FindAll(p => inquiry.Of(p.Node) is not null);
        return inquiry.IsRefused(side)
            && (spoke.Count == side.Count || IsOverdue(inquiry))
            && rule.MayDecide(spoke, [.. spoke.Union(_living.Where(p => IsBeside(p, inquiry)))], _living);
    }

    // Silent, but not cut off from here, for its port answers.
    private bool IsBeside(Peer peer, CrashInquiry inquiry) => peer.Node != inquiry.Subject
        && inquiry.Of(peer.Node) != Verdict.Answered
        && _answered.GetValueOrDefault(peer.Node, -1) == Refusals;

    private bool IsSilent(Peer peer, CrashInquiry inquiry) =>
        _unreachable.Contains(peer.Node) || (inquiry.Of(peer.Node) is null && IsOverdue(inquiry));

    private bool IsOverdue(CrashInquiry inquiry) => time.GetElapsedTime(inquiry.OpenedAt) >= patience;

    private void Count(bool refusal) => Refusals += refusal ? 1 : 0;

    private bool Open(UniqueAddress subject) => _inquiries.TryAdd(subject, new CrashInquiry(subject, time.GetTimestamp()));

    private static bool IsLeaving(Peer peer) => peer.Status is MemberStatus.Leaving or MemberStatus.Exiting;

    private bool IsLiving(UniqueAddress node) => _living.Exists(p => p.Node == node);
}
