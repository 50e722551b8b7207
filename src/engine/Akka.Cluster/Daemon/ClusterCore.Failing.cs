using System.Collections.Immutable;
using System.Net.Sockets;
using Akka.Actor;
using Akka.Cluster.Gossiping;
using Akka.Remote;

namespace Akka.Cluster.Daemon;

internal sealed partial class ClusterCore
{
    private ImmutableHashSet<UniqueAddress> _receivers = [];

    private void OnRemoting(RemotingLifecycleEvent lifecycle)
    {
        switch (lifecycle)
        {
            case DisassociatedEvent { RemoteAddress: { } address }:
                OnConnectionLost(address);
                break;
            case AssociatedEvent { RemoteAddress: { } address }:
                _node.Heard(address);
                break;
            case AssociationErrorEvent { RemoteAddress: { } address } error when WasRefused(error.Cause):
                Decide(_seeds?.OnNack(address));
                NoteRefusal(address);
                break;
        }
    }

    private void OnConnectionLost(Address address)
    {
        _node.ConnectionLost(address);
        if (_node.State.Gossip.Members.Keys.Any(n => n.Address.Equals(address)))
            _heartbeats.Tell(new DaemonMessages.ProbeNow(address));
    }

    // Its host answers, and says that nobody listens there: the process is gone.
    private void NoteRefusal(Address address)
    {
        foreach (var node in _node.State.Gossip.Members.Keys.Where(n => n.Address.Equals(address) && n != _cluster.SelfUniqueAddress))
            _cluster.Crashes.Add(node);
        _node.ConnectionRefused(address);
    }

    private void OnHeard(UniqueAddress node)
    {
        _node.Heard(node.Address);
        _cluster.Crashes.Remove(node);
    }

    private void ForgetRemoved(Gossip before, Gossip after)
    {
        foreach (var (observer, row) in after.Reachability.Rows)
        {
            foreach (var (subject, status) in row.Subjects)
            {
                if (status == ReachabilityStatus.Terminated && observer != subject)
                    _cluster.Crashes.Add(subject);
            }
        }
        foreach (var (node, member) in before.Members)
        {
            if (after.HasMember(node))
                continue;
            if (member.Status != MemberStatus.Exiting && node != _cluster.SelfUniqueAddress)
                SeekProof(node);
            if (!after.Members.Keys.Any(n => n.Address.Equals(node.Address)))
                _cluster.FailureDetector.Remove(node.Address);
        }
    }

    // Others may have had the proof and removed it before this node's own connection was refused; from then on it does not connect any more.
    private void SeekProof(UniqueAddress node)
    {
        if (!_cluster.Crashes.Contains(node))
            PortProbe.IsRefusedAsync(node.Address).PipeTo(Self, success: refused => new DaemonMessages.Probed(node, refused));
    }

    private void OnProbed(DaemonMessages.Probed probed)
    {
        if (probed.Refused)
            _cluster.Crashes.Add(probed.Node);
    }

    private void WatchReceivers()
    {
        var receivers = _node.HeartbeatReceivers();
        if (receivers.SetEquals(_receivers))
            return;
        _receivers = receivers;
        _heartbeats.Tell(new DaemonMessages.HeartbeatReceivers(receivers));
    }

    private static bool WasRefused(Exception? cause) => cause switch
    {
        null => false,
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => true,
        AggregateException many => many.InnerExceptions.Any(WasRefused),
        _ => WasRefused(cause.InnerException),
    };
}
