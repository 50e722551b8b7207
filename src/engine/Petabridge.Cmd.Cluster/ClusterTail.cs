using Akka.Actor;
using Akka.Cluster;
using Membership = Akka.Cluster.Cluster;

namespace Petabridge.Cmd.Cluster;

/// <summary>Sends what happens to the members to a client, until that has gone.</summary>
internal sealed class ClusterTail : ReceiveActor
{
    private readonly IActorRef _client;
    private readonly Membership _cluster = Membership.Get(Context.System);

    public ClusterTail(IActorRef client)
    {
        _client = client;
        Receive<ClusterEvent.CurrentClusterState>(state => Send(ClusterReport.Show(state)));
        Receive<ClusterEvent.IClusterDomainEvent>(e => Send(Describe(e)));
        Receive<Terminated>(_ => Context.Stop(Self));
    }

    protected override void PreStart()
    {
        Context.Watch(_client);
        _cluster.Subscribe(Self, ClusterEvent.SubscriptionInitialStateMode.InitialStateAsSnapshot,
            typeof(ClusterEvent.IMemberEvent), typeof(ClusterEvent.IReachabilityEvent), typeof(ClusterEvent.LeaderChanged));
    }

    protected override void PostStop() => _cluster.Unsubscribe(Self);

    private static string Describe(ClusterEvent.IClusterDomainEvent e) => e switch
    {
        ClusterEvent.MemberStatusChange change => $"{change.Member.Address} is {change.Member.Status.ToString().ToLowerInvariant()}",
        ClusterEvent.UnreachableMember unreachable => $"{unreachable.Member.Address} is unreachable",
        ClusterEvent.ReachableMember reachable => $"{reachable.Member.Address} is reachable again",
        ClusterEvent.LeaderChanged leader => $"leader is {leader.Leader?.ToString() ?? "nobody"}",
        _ => e.ToString()!,
    };

    private void Send(string text) => _client.Tell(new CommandResponse(text, final: false));
}
