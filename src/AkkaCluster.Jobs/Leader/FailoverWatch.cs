using Akka.Actor;
using Akka.Cluster;

namespace AkkaCluster.Jobs.Leader;

/// <summary>Sees when the node of the leader is lost, so that its successor can tell how long there was none.</summary>
internal sealed class FailoverWatch : ReceiveActor
{
    private readonly Action<IActorRef> _subscribe;
    private readonly Func<IEnumerable<Member>> _members;

    public FailoverWatch(FailoverClock clock, Action<IActorRef> subscribe, Func<IEnumerable<Member>> members)
    {
        (_subscribe, _members) = (subscribe, members);
        Receive<ClusterEvent.UnreachableMember>(lost =>
        {
            if (IsLeaders(lost.Member))
                clock.Lost(lost.Member.UniqueAddress);
        });
        Receive<ClusterEvent.ReachableMember>(back => clock.Back(back.Member.UniqueAddress));
    }

    public static Props Props(FailoverClock clock, Action<IActorRef> subscribe, Func<IEnumerable<Member>> members) => Akka.Actor.Props.Create(() => new FailoverWatch(clock, subscribe, members));

    /// <summary>Watches the members of a cluster.</summary>
    public static Props Of(Cluster cluster, FailoverClock clock) => Props(
        clock,
        self => cluster.Subscribe(self, ClusterEvent.SubscriptionInitialStateMode.InitialStateAsEvents, typeof(ClusterEvent.IReachabilityEvent)),
        () => cluster.State.Members);

    protected override void PreStart() => _subscribe(Self);

    /// <summary>The leader is on the oldest of the seed nodes; one that leaves in order hands over.</summary>
    private bool IsLeaders(Member lost) =>
        lost.Status is MemberStatus.Up or MemberStatus.Down && lost.HasRole(JobCluster.SeedRole)
        && _members().All(other => other.Equals(lost) || !other.HasRole(JobCluster.SeedRole) || other.Status is MemberStatus.Joining or MemberStatus.WeaklyUp || lost.IsOlderThan(other));
}
