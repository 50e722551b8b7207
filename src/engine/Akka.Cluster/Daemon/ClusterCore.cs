using Akka.Actor;
using Akka.Cluster.Gossiping;
using Akka.Cluster.Protocol;
using Akka.Event;
using Akka.Remote;

namespace Akka.Cluster.Daemon;

/// <summary>Drives the node's protocol: brings it messages, ticks and verdicts, and does what it wants done.</summary>
internal sealed partial class ClusterCore : UntypedActor, IProtocolOutput, IWithTimers
{
    public const string Name = "core";

    // Long enough to tell several changes at once, too short to notice.
    private static readonly TimeSpan PushDelay = TimeSpan.FromMilliseconds(10);

    private readonly Cluster _cluster;
    private readonly IActorRef _publisher;
    private readonly IActorRef _heartbeats;
    private readonly ClusterNode _node;
    private readonly RemoteDaemons _others;
    private readonly MembershipLog _membershipLog;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly bool _verboseGossip;
    private bool _pushDue;

    public ClusterCore(Cluster cluster, IActorRef publisher, IActorRef heartbeats)
    {
        _cluster = cluster;
        _publisher = publisher;
        _heartbeats = heartbeats;
        _others = new RemoteDaemons(cluster.System, Name);
        _membershipLog = new MembershipLog(_log, cluster);
        _verboseGossip = cluster.Settings.VerboseGossipReceivedLogging;
        _node = new ClusterNode(cluster.SelfUniqueAddress, cluster.Settings.Protocol, new Random(), TimeProvider.System, this);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        var settings = _cluster.Settings;
        Every(settings.GossipInterval, DaemonMessages.Tick.Gossip);
        Every(settings.LeaderActionsInterval, DaemonMessages.Tick.Lead);
        Every(settings.UnreachableNodesReaperInterval, DaemonMessages.Tick.Reap);
        Context.System.EventStream.Subscribe(Self, typeof(RemotingLifecycleEvent));
        if (!settings.SeedNodes.IsEmpty)
            Self.Tell(new DaemonMessages.JoinSeedNodes([.. settings.SeedNodes]));
    }

    protected override void PostStop() => Context.System.EventStream.Unsubscribe(Self);

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case DaemonMessages.Tick tick: OnTick(tick.Kind); break;
            case ClusterProtocol.InitJoin init: OnInitJoin(init); break;
            case ClusterProtocol.InitJoinAck ack: OnAck(ack); break;
            case ClusterProtocol.InitJoinNack nack: Decide(_seeds?.OnNack(nack.From)); break;
            case ClusterProtocol.GossipEnvelope envelope: OnGossip(envelope); break;
            case IClusterMessage other: _node.Receive(other); break;
            case DaemonMessages.HeardFrom heard: OnHeard(heard.Node); break;
            case DaemonMessages.Probed probed: OnProbed(probed); break;
            case DaemonMessages.JoinTo join: StartJoin(join.Address); break;
            case DaemonMessages.JoinSeedNodes seeds: StartSeeds(seeds.SeedNodes); break;
            case DaemonMessages.ExitingCompleted: _node.ExitingCompleted(); break;
            case RemotingLifecycleEvent lifecycle: OnRemoting(lifecycle); break;
            default: Unhandled(message); break;
        }
    }

    private void OnTick(DaemonMessages.TickKind kind)
    {
        switch (kind)
        {
            case DaemonMessages.TickKind.Gossip: _node.GossipTick(); break;
            case DaemonMessages.TickKind.Push: Push(); break;
            case DaemonMessages.TickKind.Lead: _node.LeaderTick(); break;
            case DaemonMessages.TickKind.Reap: _node.Reap(n => _cluster.FailureDetector.IsAvailable(n.Address)); break;
            case DaemonMessages.TickKind.Seeds: AskSeeds(); break;
            case DaemonMessages.TickKind.RetryJoin: RetryJoin(); break;
        }
    }

    private void OnGossip(ClusterProtocol.GossipEnvelope envelope)
    {
        ClusterMetrics.GossipReceived.Add(1, _cluster.Tag);
        if (_verboseGossip)
            _log.Debug("Cluster node {0} has gossip from {1}: version {2}, seen by {3} of {4}.", _cluster.SelfUniqueAddress, envelope.From,
                envelope.Gossip.Version, envelope.Gossip.Seen.Count, envelope.Gossip.Members.Count);
        _node.Receive(envelope);
    }

    private void Push()
    {
        _pushDue = false;
        _node.PushGossip();
    }

    void IProtocolOutput.Send(Address to, IClusterMessage message)
    {
        if (message is ClusterProtocol.GossipEnvelope or ClusterProtocol.GossipStatus)
            ClusterMetrics.GossipSent.Add(1, _cluster.Tag);
        _others.At(to).Tell(message, Self);
    }

    void IProtocolOutput.GossipSoon()
    {
        if (_pushDue)
            return;
        _pushDue = true;
        Timers.StartSingleTimer("push", DaemonMessages.Tick.Push, PushDelay);
    }

    void IProtocolOutput.Changed(MembershipState before, MembershipState after)
    {
        _membershipLog.Write(before, after);
        ForgetRemoved(before.Gossip, after.Gossip);
        _cluster.Publish(after);
        _publisher.Tell(new DaemonMessages.Publish(after));
        WatchReceivers();
    }

    void IProtocolOutput.BecameExiting()
    {
        _log.Info("Cluster node {0} is exiting: it runs its coordinated shutdown.", _cluster.SelfUniqueAddress);
        _cluster.RunExiting();
    }

    void IProtocolOutput.ShutDown(string reason)
    {
        _log.Info("Cluster node {0} is no longer of the cluster: {1}.", _cluster.SelfUniqueAddress, reason);
        Context.Stop(Self);
    }

    void IProtocolOutput.Warn(string text) => _log.Warning("{0}", text);

    private void Every(TimeSpan interval, DaemonMessages.Tick tick)
    {
        var delay = _cluster.Settings.PeriodicTasksInitialDelay;
        Timers.StartPeriodicTimer(tick, tick, delay > interval ? delay : interval, interval);
    }
}
