using Akka.Actor;
using Akka.Cluster.Gossiping;

namespace Akka.Cluster.Protocol;

/// <summary>
/// A node's side of the membership protocol: what it does on each message, tick and verdict of its failure detector. It holds the node's
/// state and nothing else, neither clock nor socket nor thread, so that a simulation runs the same code as the cluster daemon does.
/// </summary>
internal sealed partial class ClusterNode
{
    private readonly ProtocolSettings _settings;
    private readonly Random _random;
    private readonly TimeProvider _time;
    private readonly IProtocolOutput _output;

    public ClusterNode(UniqueAddress self, ProtocolSettings settings, Random random, TimeProvider time, IProtocolOutput output)
    {
        Self = self;
        _settings = settings;
        _random = random;
        _time = time;
        _output = output;
        State = new MembershipState(Gossip.Empty, self);
    }

    public UniqueAddress Self { get; }

    public NodePhase Phase { get; private set; }

    public MembershipState State { get; private set; }

    public long ReceivedGossips { get; private set; }

    private Gossip Gossip => State.Gossip;

    private bool IsMember => Phase == NodePhase.Member;

    public void Receive(IClusterMessage message)
    {
        switch (message)
        {
            case ClusterProtocol.Join join: OnJoin(join); break;
            case ClusterProtocol.Welcome welcome: OnWelcome(welcome); break;
            case ClusterProtocol.GossipEnvelope envelope: OnGossip(envelope); break;
            case ClusterProtocol.GossipStatus status: OnStatus(status); break;
            case ClusterProtocol.Leave leave: Leave(leave.Node); break;
            case ClusterProtocol.Down down: Down(down.Node); break;
            case ClusterProtocol.ExitingConfirmed confirmed: OnExitingConfirmed(confirmed.Node); break;
            default: throw new ArgumentException($"A cluster node takes no {message.GetType()}.", nameof(message));
        }
    }

    // A change that this node makes: another version, which the others are told soon.
    private void Change(Gossip changed)
    {
        Adopt(changed.ChangedBy(Self));
        _output.GossipSoon();
    }

    private void Adopt(Gossip gossip)
    {
        var before = State;
        State = new MembershipState(gossip, Self);
        MarkLostAsUnreachable();
        _output.Changed(before, State);
        WatchConvergence();
        NoticeOwnStatus(before.SelfMember.Status);
        LeadIfConverged();
        if (State.SelfMember.Status == MemberStatus.Down)
            TakeFarewell();
    }

    private void NoticeOwnStatus(MemberStatus before)
    {
        if (!IsMember)
            return;
        var now = State.SelfMember.Status;
        if (now == MemberStatus.Removed)
            Stop("the others removed it");
        else if (now == MemberStatus.Down && before != MemberStatus.Down)
            _farewellSince = _time.GetTimestamp();
        else if (now == MemberStatus.Exiting && before != MemberStatus.Exiting)
            _output.BecameExiting();
    }

    private void Stop(string reason)
    {
        if (Phase == NodePhase.Stopped)
            return;
        // The last word, so that nobody waits for this node.
        foreach (var other in Targets())
            SendGossip(other);
        Phase = NodePhase.Stopped;
        _output.ShutDown(reason);
    }

    private Member? MemberAt(Address address) =>
        Gossip.Members.Values.Where(m => m.Address.Equals(address)).MaxBy(m => m.Status != MemberStatus.Down);
}
