using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster.Protocol;
using Akka.Event;

namespace Akka.Cluster.Daemon;

internal sealed partial class ClusterCore
{
    private static readonly TimeSpan JoinInterval = TimeSpan.FromMilliseconds(500);

    private SeedNodeProcess? _seeds;
    private ImmutableArray<Address> _seedNodes = [];
    private long _joinStarted;
    private long _seedsStarted;

    private void StartSeeds(ImmutableArray<Address> seedNodes)
    {
        if (_node.Phase is NodePhase.Member or NodePhase.Stopped)
        {
            _log.Warning("Cluster node {0} was told to join by seed nodes, but it is {1}.", _cluster.SelfUniqueAddress, _node.Phase);
            return;
        }
        _seedNodes = seedNodes;
        if (_seedsStarted == 0)
            _seedsStarted = TimeProvider.System.GetTimestamp();
        _node.AbandonJoin();
        _seeds = new SeedNodeProcess(_cluster.SelfAddress, seedNodes, _cluster.Settings.SeedNodeTimeout, TimeProvider.System);
        AskSeeds();
    }

    private void AskSeeds()
    {
        if (_seeds is not { } seeds || GaveUp())
            return;
        if (seeds.Decide() is { } decision)
        {
            Decide(decision);
            return;
        }
        var ask = new ClusterProtocol.InitJoin(JoinSettingsCheck.SettingsOf(_cluster.System.Settings.Config));
        foreach (var seed in seeds.ToAsk)
            _others.At(seed).Tell(ask, Self);
        Timers.StartSingleTimer("seeds", DaemonMessages.Tick.Seeds, seeds.NextInterval());
    }

    private void OnInitJoin(ClusterProtocol.InitJoin init)
    {
        var open = _node.Phase == NodePhase.Member
            && _node.State.SelfMember.Status is not (MemberStatus.Down or MemberStatus.Exiting or MemberStatus.Removed);
        Sender.Tell(open
            ? new ClusterProtocol.InitJoinAck(
                _cluster.SelfAddress,
                JoinSettingsCheck.Differences(JoinSettingsCheck.SettingsOf(_cluster.System.Settings.Config), init.Settings))
            : new ClusterProtocol.InitJoinNack(_cluster.SelfAddress));
    }

    private void OnAck(ClusterProtocol.InitJoinAck ack)
    {
        if (_seeds is null)
            return;
        if (ack.Differences.IsEmpty)
        {
            Decide(ack.From);
            return;
        }
        _log.Error(
            "Cluster node {0} does not join the cluster of {1}, for their settings differ: {2}. Give all nodes the same ones.",
            _cluster.SelfUniqueAddress, ack.From, string.Join("; ", ack.Differences));
        _seeds = null;
        Context.Stop(Self);
    }

    private void Decide(Address? target)
    {
        if (_seeds is not null && target is not null)
            StartJoin(target);
    }

    private void StartJoin(Address target)
    {
        _seeds = null;
        Timers.Cancel("seeds");
        _joinStarted = TimeProvider.System.GetTimestamp();
        _node.JoinTo(target);
        if (_node.JoinTarget is not null)
            Timers.StartPeriodicTimer("join", DaemonMessages.Tick.RetryJoin, JoinInterval);
    }

    private void RetryJoin()
    {
        if (_node.JoinTarget is null)
        {
            Timers.Cancel("join");
        }
        else if (_cluster.Settings.RetryUnsuccessfulJoinAfter is { } limit && !_seedNodes.IsEmpty
            && TimeProvider.System.GetElapsedTime(_joinStarted) >= limit)
        {
            Timers.Cancel("join");
            _log.Warning("Cluster node {0} was not let in by {1} within {2}: it asks the seed nodes anew.", _cluster.SelfUniqueAddress, _node.JoinTarget, limit);
            StartSeeds(_seedNodes);
        }
        else
        {
            _node.RetryJoin();
        }
    }

    private bool GaveUp()
    {
        if (_cluster.Settings.ShutdownAfterUnsuccessfulJoinSeedNodes is not { } limit || TimeProvider.System.GetElapsedTime(_seedsStarted) < limit)
            return false;
        _log.Error(
            "Cluster node {0} gives up after {1}: none of the seed nodes [{2}] let it in. Are they running, and reachable from here?",
            _cluster.SelfUniqueAddress, limit, string.Join(", ", _seedNodes));
        Context.Stop(Self);
        return true;
    }
}
