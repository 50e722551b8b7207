using Akka.Cluster.Gossiping;

namespace Akka.Cluster.Protocol;

internal sealed partial class ClusterNode
{
    /// <summary>Now and then a node compares notes with another: that heals whatever was lost.</summary>
    public void GossipTick()
    {
        if (!IsMember)
            return;
        var targets = Targets();
        if (targets.Count == 0)
            return;
        var unaware = targets.FindAll(n => !Gossip.Seen.Contains(n));
        var preferred = unaware.Count > 0 && _random.NextDouble() < DifferentViewProbability ? unaware : targets;
        var target = preferred[_random.Next(preferred.Count)];
        if (Gossip.Seen.Contains(target))
            SendStatus(target);
        else
            SendGossip(target);
    }

    private double DifferentViewProbability => Gossip.Members.Count < _settings.ReduceGossipDifferentViewProbability
        ? _settings.GossipDifferentViewProbability
        : _settings.GossipDifferentViewProbability / 2;

    /// <summary>Tells a change to some that may not know of it, and always to the leader, who waits for all to know.</summary>
    public void PushGossip()
    {
        if (!IsMember)
            return;
        var unaware = Targets().FindAll(n => !Gossip.Seen.Contains(n));
        if (State.Leader is { } leader && leader != Self && unaware.Remove(leader))
            SendGossip(leader);
        for (var i = 0; i < _settings.Fanout && unaware.Count > 0; i++)
        {
            var index = _random.Next(unaware.Count);
            SendGossip(unaware[index]);
            unaware.RemoveAt(index);
        }
    }

    private void OnGossip(ClusterProtocol.GossipEnvelope envelope)
    {
        if (envelope.To != Self)
            return;
        // The welcome can be lost, and who sent it: whoever counts this very incarnation in says the same.
        var remote = envelope.Gossip;
        if (Phase is NodePhase.Joining or NodePhase.Member && remote.Tombstones.ContainsKey(Self))
        {
            Stop($"{envelope.From} said that it was removed");
            return;
        }
        if (Phase == NodePhase.Joining)
            Enter(envelope.From, remote);
        if (!IsMember)
            return;
        ReceivedGossips++;
        if (!remote.HasMember(Self))
            return;
        if (Gossip.Tombstones.ContainsKey(envelope.From))
        {
            SendGossip(envelope.From);
            return;
        }

        var local = Gossip;
        var received = GossipReception.Receive(local, remote, Self);
        if (!ReferenceEquals(received, local))
            Adopt(received);
        if (!IsMember)
            return;
        if (!Gossip.Version.IsSameAs(remote.Version) || Gossip.Seen.Count != remote.Seen.Count)
            SendGossip(envelope.From);
        if (!Gossip.Version.IsSameAs(local.Version))
        {
            // The leader counts who has seen it.
            if (State.Leader is { } leader && leader != Self && leader != envelope.From)
                SendGossip(leader);
            _output.GossipSoon();
        }
    }

    private void OnStatus(ClusterProtocol.GossipStatus status)
    {
        if (!IsMember)
            return;
        if (Gossip.Tombstones.ContainsKey(status.From))
        {
            SendGossip(status.From);
            return;
        }
        if (!Gossip.HasMember(status.From))
            return;
        switch (Gossip.Version.CompareTo(status.Version))
        {
            case VectorClock.Ordering.Same when Gossip.SeenDigest == status.SeenDigest:
                break;
            case VectorClock.Ordering.Before:
                SendStatus(status.From);
                break;
            default:
                SendGossip(status.From);
                break;
        }
    }

    private List<UniqueAddress> Targets() => Gossip.Members.Keys
        .Where(n => n != Self && Gossip.Reachability.IsReachable(Self, n))
        .ToList();

    private void SendGossip(UniqueAddress to) => _output.Send(to.Address, new ClusterProtocol.GossipEnvelope(Self, to, Gossip));

    private void SendStatus(UniqueAddress to) =>
        _output.Send(to.Address, new ClusterProtocol.GossipStatus(Self, Gossip.Version, Gossip.SeenDigest));
}
