using Akka.Actor;
using Akka.Cluster;
using ClusterExtension = Akka.Cluster.Cluster;

namespace AkkaCluster.Pbm.Membership;

/// <summary>Sends what happens to the members to a client, until that has gone.</summary>
internal sealed class ClusterTail : ReceiveActor
{
    private readonly IActorRef _client;
    private readonly bool _json;
    private readonly ClusterExtension _cluster = ClusterExtension.Get(Context.System);

    public ClusterTail(IActorRef client, bool json)
    {
        _client = client;
        _json = json;
        Receive<ClusterEvent.CurrentClusterState>(state => Send(new { @event = "members", members = ClusterReport.Members(state) }, e => ClusterReport.Text(e.members)));
        Receive<ClusterEvent.IClusterDomainEvent>(Tell);
        Receive<Terminated>(_ => Context.Stop(Self));
    }

    public static Props Props(IActorRef client, bool json) => Akka.Actor.Props.Create(() => new ClusterTail(client, json));

    protected override void PreStart()
    {
        Context.Watch(_client);
        _cluster.Subscribe(Self, ClusterEvent.SubscriptionInitialStateMode.InitialStateAsSnapshot,
            typeof(ClusterEvent.IMemberEvent), typeof(ClusterEvent.IReachabilityEvent), typeof(ClusterEvent.LeaderChanged));
    }

    protected override void PostStop() => _cluster.Unsubscribe(Self);

    private void Tell(ClusterEvent.IClusterDomainEvent happened)
    {
        switch (happened)
        {
            case ClusterEvent.MemberStatusChange change:
                Send(new { @event = "status", address = $"{change.Member.Address}", status = MemberView.StatusOf(change.Member) }, e => $"{e.address} is {e.status}");
                break;
            case ClusterEvent.UnreachableMember unreachable:
                Send(new { @event = "unreachable", address = $"{unreachable.Member.Address}" }, e => $"{e.address} is unreachable");
                break;
            case ClusterEvent.ReachableMember reachable:
                Send(new { @event = "reachable", address = $"{reachable.Member.Address}" }, e => $"{e.address} is reachable again");
                break;
            case ClusterEvent.LeaderChanged leader:
                Send(new { @event = "leader", address = leader.Leader?.ToString() }, e => $"leader is {e.address ?? "nobody"}");
                break;
        }
    }

    private void Send<T>(T data, Func<T, string> text) => _client.Tell(AnswerFormat.Respond(_json, data, text, final: false));
}
