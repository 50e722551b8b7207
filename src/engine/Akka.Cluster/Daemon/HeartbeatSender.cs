using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster.Protocol;
using Akka.Event;

namespace Akka.Cluster.Daemon;

/// <summary>Sends heartbeats to the nodes that this one watches, and tells the failure detector of the answers; on a thread of its own.</summary>
internal sealed class HeartbeatSender : UntypedActor, IWithTimers
{
    public const string Name = "heartbeat-sender";

    private readonly Cluster _cluster;
    private readonly RemoteDaemons _receiverRefs;
    private readonly TimeSpan _expectedAfter;
    private readonly bool _verbose;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private ImmutableHashSet<UniqueAddress> _receivers = [];
    private long _sequence;

    public HeartbeatSender(Cluster cluster)
    {
        _cluster = cluster;
        _receiverRefs = new RemoteDaemons(cluster.System, HeartbeatReceiver.Name);
        _expectedAfter = cluster.Settings.HeartbeatExpectedResponseAfter;
        _verbose = cluster.Settings.VerboseHeartbeatLogging;
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        var interval = _cluster.Settings.HeartbeatInterval;
        Timers.StartPeriodicTimer("heartbeat", DaemonMessages.Tick.Heartbeat, interval, interval);
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case DaemonMessages.Tick:
                foreach (var node in _receivers)
                    Send(node.Address);
                break;
            case ClusterProtocol.HeartbeatRsp answer:
                OnAnswer(answer);
                break;
            case DaemonMessages.HeartbeatReceivers receivers:
                Watch(receivers.Nodes);
                break;
            case DaemonMessages.ProbeNow probe:
                Send(probe.Address);
                break;
            case DaemonMessages.ExpectedFirstHeartbeat expected:
                ExpectFirst(expected.Node);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Watch(ImmutableHashSet<UniqueAddress> nodes)
    {
        foreach (var added in nodes.Except(_receivers))
        {
            Send(added.Address);
            Timers.StartSingleTimer(added, new DaemonMessages.ExpectedFirstHeartbeat(added), _expectedAfter);
        }
        foreach (var removed in _receivers.Except(nodes))
        {
            Timers.Cancel(removed);
            if (!nodes.Any(n => n.Address.Equals(removed.Address)))
                _cluster.FailureDetector.Remove(removed.Address);
        }
        _receivers = nodes;
    }

    // A node that never answers would otherwise never be missed.
    private void ExpectFirst(UniqueAddress node)
    {
        if (_receivers.Contains(node) && !_cluster.FailureDetector.IsMonitoring(node.Address))
            _cluster.FailureDetector.Heartbeat(node.Address);
    }

    private void Send(Address address)
    {
        ClusterMetrics.HeartbeatsSent.Add(1, _cluster.Tag);
        _receiverRefs.At(address).Tell(new ClusterProtocol.Heartbeat(_cluster.SelfAddress, ++_sequence), Self);
        if (_verbose)
            _log.Debug("Cluster node {0} sends a heartbeat to {1}.", _cluster.SelfUniqueAddress, address);
    }

    private void OnAnswer(ClusterProtocol.HeartbeatRsp answer)
    {
        ClusterMetrics.HeartbeatsAnswered.Add(1, _cluster.Tag);
        if (!_receivers.Contains(answer.From))
            return;
        _cluster.FailureDetector.Heartbeat(answer.From.Address);
        _cluster.Heard(answer.From);
        if (_verbose)
            _log.Debug("Cluster node {0} has an answer to a heartbeat from {1}.", _cluster.SelfUniqueAddress, answer.From);
    }
}
