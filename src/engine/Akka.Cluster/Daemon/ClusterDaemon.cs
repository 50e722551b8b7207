using Akka.Actor;
using Akka.Event;

namespace Akka.Cluster.Daemon;

/// <summary>The root of the cluster's actors, at /system/cluster: starts them, and hands on what the extension is asked.</summary>
internal sealed class ClusterDaemon : UntypedActor
{
    public const string Name = "cluster";

    private const string HeartbeatDispatcher = "akka.cluster.heartbeat-dispatcher";

    private readonly Cluster _cluster;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private IActorRef _core = ActorRefs.Nobody;
    private IActorRef _publisher = ActorRefs.Nobody;

    public ClusterDaemon(Cluster cluster) => _cluster = cluster;

    public static Props PropsOf(Cluster cluster) =>
        Props.Create(() => new ClusterDaemon(cluster)).WithDispatcher(cluster.Settings.UseDispatcher).WithDeploy(Deploy.Local);

    protected override void PreStart()
    {
        var cluster = _cluster;
        _publisher = Start(Props.Create(() => new EventPublisher(cluster)), "publisher", cluster.Settings.UseDispatcher);
        Start(Props.Create(() => new HeartbeatReceiver(cluster)), HeartbeatReceiver.Name, HeartbeatDispatcher);
        var heartbeats = Start(Props.Create(() => new HeartbeatSender(cluster)), "heartbeat-sender", HeartbeatDispatcher);
        var publisher = _publisher;
        _core = Start(Props.Create(() => new ClusterCore(cluster, publisher, heartbeats)), ClusterCore.Name, cluster.Settings.UseDispatcher);
        Context.Watch(_core);
        cluster.RegisterOnMemberUp(() => Rehearsal.Start(cluster.System));
        if (cluster.DowningProvider.DowningActorProps is { } downing)
            Context.ActorOf(downing, "downing");
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case DaemonMessages.Subscribe or DaemonMessages.Unsubscribe or DaemonMessages.SendCurrentClusterState:
                _publisher.Forward(message);
                break;
            case Terminated:
                Context.Stop(Self);
                break;
            default:
                _core.Forward(message);
                break;
        }
    }

    // A daemon that failed does not know what it has missed: the node leaves rather than go on with half a state.
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(cause =>
    {
        _log.Error(cause, "Cluster node {0} stops: one of its actors failed.", _cluster.SelfUniqueAddress);
        Self.Tell(PoisonPill.Instance);
        return Directive.Stop;
    });

    protected override void PostStop() => _cluster.DaemonStopped();

    private static IActorRef Start(Props props, string name, string dispatcher) =>
        Context.ActorOf(props.WithDispatcher(dispatcher).WithDeploy(Deploy.Local), name);
}
