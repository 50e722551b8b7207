using System.Collections.Immutable;
using Akka.Cluster.Gossiping;

namespace Akka.Cluster.Protocol;

internal sealed partial class ClusterNode
{
    private long? _withoutConvergenceSince;

    /// <summary>What is due by time: members that have waited long enough become WeaklyUp; a node that is Down or done goes.</summary>
    public void LeaderTick()
    {
        if (!IsMember)
            return;
        LeadIfConverged();
        if (!State.Convergence && State.IsLeader && _settings.WeaklyUpAfter is { } wait
            && _withoutConvergenceSince is { } since && _time.GetElapsedTime(since) >= wait)
        {
            var weaklyUp = LeaderActions.WithoutConvergence(State, _settings.Required);
            if (!weaklyUp.IsEmpty)
                Change(Gossip.Update(weaklyUp));
        }
        TakeFarewell();
    }

    private void LeadIfConverged()
    {
        if (!IsMember || !State.Convergence || !State.IsLeader)
            return;
        var (changed, removed) = LeaderActions.OnConvergence(State, _exitingConfirmed, _settings.Required);
        if (changed.IsEmpty && removed.IsEmpty)
            return;
        var gossip = Gossip.Update(changed);
        if (!removed.IsEmpty)
            gossip = gossip.Remove(removed, _time.GetUtcNow().ToUnixTimeMilliseconds());
        var removedReachable = removed.RemoveAll(n => !Gossip.Reachability.IsReachable(Self, n) || n == Self);
        _exitingConfirmed = _exitingConfirmed.Except(removed);
        Change(gossip);
        TellRemoved(removedReachable);
    }

    // Those that left in order wait to hear that they are gone.
    private void TellRemoved(ImmutableArray<UniqueAddress> removed)
    {
        foreach (var node in removed)
            SendGossip(node);
    }

    private void WatchConvergence()
    {
        if (State.Convergence)
            _withoutConvergenceSince = null;
        else
            _withoutConvergenceSince ??= _time.GetTimestamp();
    }
}
