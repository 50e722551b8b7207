using Akka.Actor;
using Akka.Cluster.Protocol;

namespace Akka.Cluster.Daemon;

/// <summary>Answers heartbeats, on a thread of its own.</summary>
internal sealed class HeartbeatReceiver(Cluster cluster) : UntypedActor
{
    public const string Name = "heartbeat-receiver";

    private readonly RemoteDaemons _senders = new(cluster.System, HeartbeatSender.Name);

    protected override void OnReceive(object message)
    {
        if (message is ClusterProtocol.Heartbeat heartbeat)
            _senders.At(heartbeat.From).Tell(new ClusterProtocol.HeartbeatRsp(cluster.SelfUniqueAddress, heartbeat.Sequence), Self);
        else
            Unhandled(message);
    }
}
