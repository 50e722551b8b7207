using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster.Gossiping;

namespace Akka.Cluster.Protocol;

internal sealed partial class ClusterNode
{
    private long? _farewellSince;
    private bool _exitingCompleted;
    private ImmutableHashSet<UniqueAddress> _exitingConfirmed = [];

    /// <summary>The member at this address is to leave in order.</summary>
    public void Leave(Address address)
    {
        if (IsMember && MemberAt(address) is { Status: MemberStatus.Joining or MemberStatus.WeaklyUp or MemberStatus.Up } member)
            Change(Gossip.Update(member.Copy(MemberStatus.Leaving)));
    }

    /// <summary>The member at this address is declared lost.</summary>
    public void Down(Address address)
    {
        if (IsMember && MemberAt(address) is { } member && member.Status != MemberStatus.Down)
            Change(Gossip.Update(member.Copy(MemberStatus.Down)));
    }

    /// <summary>All parts of this node have stopped: the others may remove it.</summary>
    public void ExitingCompleted()
    {
        if (!IsMember)
            return;
        _exitingCompleted = true;
        _farewellSince = _time.GetTimestamp();
        OnExitingConfirmed(Self);
        TakeFarewell();
    }

    private void OnExitingConfirmed(UniqueAddress node)
    {
        if (!IsMember)
            return;
        if (Gossip.Tombstones.ContainsKey(node))
        {
            SendGossip(node);
        }
        else if (Gossip.MemberAt(node) is { Status: MemberStatus.Exiting })
        {
            _exitingConfirmed = _exitingConfirmed.Add(node);
            LeadIfConverged();
        }
    }

    // Going at once would leave the others to find out by their failure detectors.
    private void TakeFarewell()
    {
        if (!IsMember || _farewellSince is not { } since)
            return;
        var status = State.SelfMember.Status;
        var others = Targets().FindAll(n => status == MemberStatus.Down
            ? !Gossip.Seen.Contains(n)
            : Gossip.MemberAt(n) is { Status: not MemberStatus.Down });
        if (others.Count == 0)
            Stop(status == MemberStatus.Down ? "it is down, and all whom it reaches know" : "it was the last to leave");
        else if (_time.GetElapsedTime(since) >= _settings.FarewellTimeout)
            Stop($"it is {status} and waited {_settings.FarewellTimeout.TotalSeconds:0.#} s for the others to know");
        else if (_exitingCompleted)
            Confirm(others);
    }

    private void Confirm(List<UniqueAddress> others)
    {
        var confirmed = new ClusterProtocol.ExitingConfirmed(Self);
        if (State.Leader is { } leader && others.Remove(leader))
            _output.Send(leader.Address, confirmed);
        for (var i = 0; i < _settings.Fanout && others.Count > 0; i++)
        {
            var index = _random.Next(others.Count);
            _output.Send(others[index].Address, confirmed);
            others.RemoveAt(index);
        }
    }
}
