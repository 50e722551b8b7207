using Akka.Actor;
using Akka.Cluster.Gossiping;

namespace Akka.Cluster.Protocol;

internal sealed partial class ClusterNode
{
    private Address? _joinTarget;

    public Address? JoinTarget => Phase == NodePhase.Joining ? _joinTarget : null;

    /// <summary>Founds a cluster when told to join itself, else asks the target, and again at each <see cref="RetryJoin"/>.</summary>
    public void JoinTo(Address target)
    {
        if (Phase is NodePhase.Member or NodePhase.Stopped)
        {
            _output.Warn($"Node {Self} was told to join {target}, but it {(IsMember ? "is a member already" : "has left its cluster: restart it")}.");
            return;
        }
        _joinTarget = target;
        if (!target.Equals(Self.Address))
        {
            Phase = NodePhase.Joining;
            RetryJoin();
            return;
        }
        Phase = NodePhase.Member;
        Change(Gossip.Empty.Update(Member.Create(Self, _settings.Roles, _settings.AppVersion)));
    }

    public void RetryJoin()
    {
        if (Phase == NodePhase.Joining)
            _output.Send(_joinTarget!, new ClusterProtocol.Join(Self, _settings.Roles, _settings.AppVersion));
    }

    public void AbandonJoin()
    {
        if (Phase == NodePhase.Joining)
            Phase = NodePhase.Outside;
    }

    private void OnJoin(ClusterProtocol.Join join)
    {
        if (!IsMember || State.SelfMember.Status is MemberStatus.Down or MemberStatus.Exiting or MemberStatus.Removed)
            return;
        var (node, own) = (join.Node, Self.Address);
        if (node.Address.Protocol != own.Protocol || node.Address.System != own.System)
        {
            _output.Warn($"Node {node} may not join: its protocol and system are {node.Address.Protocol}://{node.Address.System}, expected {own.Protocol}://{own.System}.");
            return;
        }
        if (Gossip.Tombstones.ContainsKey(node))
        {
            _output.Warn($"Node {node} may not join: it was removed from this cluster. Its process has to be restarted.");
            SendGossip(node);
            return;
        }
        if (Gossip.HasMember(node))
        {
            Welcome(node);
            return;
        }
        var former = Gossip.Members.Values.Where(m => m.Address.Equals(node.Address)).ToList();
        if (former.Count > 0)
        {
            Bury(former);
            return;
        }
        Change(Gossip.Update(Member.Create(node, join.Roles, join.AppVersion)));
        Welcome(node);
    }

    private void Welcome(UniqueAddress node)
    {
        if (!node.Equals(Self))
            _output.Send(node.Address, new ClusterProtocol.Welcome(Self, Gossip));
    }

    // A new incarnation at an address proves that the former one is gone; the new one asks again until that is removed.
    private void Bury(List<Member> former)
    {
        var gossip = Gossip;
        foreach (var member in former)
        {
            if (member.Status != MemberStatus.Down)
                gossip = gossip.Update(member.Copy(MemberStatus.Down));
            gossip = gossip.With(gossip.Reachability.With(Self, member.UniqueAddress, ReachabilityStatus.Terminated));
        }
        if (!ReferenceEquals(gossip, Gossip))
            Change(gossip);
    }

    private void OnWelcome(ClusterProtocol.Welcome welcome)
    {
        if (Phase == NodePhase.Joining && welcome.From.Address.Equals(_joinTarget))
            Enter(welcome.From, welcome.Gossip);
    }

    private void Enter(UniqueAddress from, Gossip gossip)
    {
        if (!gossip.HasMember(Self))
            return;
        Phase = NodePhase.Member;
        Adopt(gossip.SeenBy(Self));
        SendGossip(from);
        _output.GossipSoon();
    }
}
