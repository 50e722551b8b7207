using System.Collections.Concurrent;
using System.Collections.Immutable;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Cluster;
using Akka.Configuration;
using Akka.TestKit.Xunit2;

namespace AkkaCluster.MultiNode.TestKit;

/// <summary>Base of multi-node tests of a cluster.</summary>
public abstract partial class MultiNodeClusterSpec : MultiNodeSpec
{
    private static readonly TimeSpan UpTimeout = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<RoleName, Address> _addresses = new();

    /// <summary>Creates the test with a system of its configuration, named after <paramref name="type"/>.</summary>
    protected MultiNodeClusterSpec(MultiNodeConfig config, Type type) : base(config, type)
    {
    }

    /// <summary>Creates the test with a system of this setup.</summary>
    protected MultiNodeClusterSpec(RoleName myself, ActorSystemSetup setup, ImmutableList<RoleName> roles, Func<RoleName, ImmutableList<string>> deployments)
        : base(myself, setup, roles, deployments)
    {
    }

    /// <summary>Creates the test with a system.</summary>
    protected MultiNodeClusterSpec(RoleName myself, ActorSystem system, ImmutableList<RoleName> roles, Func<RoleName, ImmutableList<string>> deployments)
        : base(myself, system, roles, deployments)
    {
    }

    /// <summary>The cluster as this node knows it.</summary>
    public Cluster Cluster => Cluster.Get(Sys);

    /// <inheritdoc/>
    protected override int InitialParticipantsValueFactory => Roles.Count;

    /// <summary>Configuration of nodes whose gossip and failure detection are quick enough for tests.</summary>
    public static Config ClusterConfig() => ConfigurationFactory.ParseString("""
        akka {
          actor.provider = cluster
          loglevel = INFO
          cluster {
            gossip-interval = 200 ms
            leader-actions-interval = 200 ms
            unreachable-nodes-reaper-interval = 500 ms
            periodic-tasks-initial-delay = 300 ms
            publish-stats-interval = 0 s
            failure-detector.heartbeat-interval = 500 ms
            run-coordinated-shutdown-when-down = off
          }
          test.single-expect-default = 5 s
        }
        """);

    /// <summary>The address of a role's node.</summary>
    public Address GetAddress(RoleName role) => _addresses.GetOrAdd(role, _ => Node(role).Address);

    /// <summary>The role of a node's address; null when no node has it.</summary>
    public RoleName RoleName(Address addr) => Roles.Find(role => GetAddress(role).Equals(addr))!;

    /// <summary>Starts the cluster on this node, as its first node if no other has.</summary>
    public void StartClusterNode()
    {
        if (Cluster.State.Members.IsEmpty) Cluster.Join(GetAddress(Myself));
        AwaitAssert(() => Demand(Cluster.State.Members.Any(member => member.Address.Equals(GetAddress(Myself))), $"{Myself} is no member of its cluster."), UpTimeout);
    }

    /// <summary>Joins these nodes into a cluster, the first one first, and waits on each of them until all are up.</summary>
    public void AwaitClusterUp(params RoleName[] roles)
    {
        RunOn(StartClusterNode, roles[0]);
        EnterBarrier(roles[0].Name + "-started");
        if (roles.Skip(1).Contains(Myself)) Cluster.Join(GetAddress(roles[0]));
        if (roles.Contains(Myself)) AwaitMembersUp(roles.Length);
        EnterBarrier(string.Join('-', roles.Select(role => role.Name)) + "-joined");
    }

    /// <summary>Joins a node and waits until it is up.</summary>
    public void JoinWithin(RoleName joinNode, TimeSpan? max = null, TimeSpan? interval = null)
    {
        Cluster.Join(GetAddress(joinNode));
        AwaitCondition(
            () => Cluster.State.Members.Any(member => member.Address.Equals(GetAddress(Myself)) && member.Status == MemberStatus.Up),
            max ?? UpTimeout, interval ?? TimeSpan.FromSeconds(1), $"{Myself} is not up after joining {joinNode}.");
    }

    /// <summary>Waits until this node sees so many members, all up and none unreachable.</summary>
    public void AwaitMembersUp(int numbersOfMembers, ImmutableHashSet<Address>? canNotBePartOfMemberRing = null, TimeSpan? timeout = null)
    {
        var gone = canNotBePartOfMemberRing ?? [];
        AwaitAssert(
            () =>
            {
                var state = Cluster.State;
                var seen = $"{Myself} sees {string.Join(", ", state.Members)}, unreachable {string.Join(", ", state.Unreachable)}; expected {numbersOfMembers} members, all up.";
                Demand(!state.Members.Any(member => gone.Contains(member.Address)), $"{seen} Not expected: {string.Join(", ", gone)}.");
                Demand(state.Members.Count == numbersOfMembers, seen);
                Demand(state.Members.All(member => member.Status == MemberStatus.Up), seen);
                Demand(state.Unreachable.IsEmpty, seen);
            },
            timeout ?? UpTimeout);
    }

    /// <summary>Waits until this node knows that these have all seen the membership that it sees.</summary>
    public void AwaitSeenSameState(params Address[] addresses) => AwaitAssert(
        () => Demand(
            Cluster.State.SeenBy.IsSupersetOf(addresses),
            $"{Myself} knows its membership to be seen by {string.Join(", ", Cluster.State.SeenBy)}; expected {string.Join(", ", addresses.AsEnumerable())}."),
        UpTimeout);

    /// <summary>Waits until this node sees no unreachable member.</summary>
    public void AwaitAllReachable() => AwaitAssert(() => Demand(
        Cluster.State.Unreachable.IsEmpty, $"{Myself} sees as unreachable: {string.Join(", ", Cluster.State.Unreachable)}."));

    /// <summary>Asserts that the members have these addresses.</summary>
    public void AssertMembers(IEnumerable<Member> gotMembers, params Address[] expectedAddresses)
    {
        var got = gotMembers.Select(member => member.Address).ToHashSet();
        Demand(got.SetEquals(expectedAddresses), $"{Myself} sees the members {string.Join(", ", got)}; expected {string.Join(", ", expectedAddresses.AsEnumerable())}.");
    }

    /// <summary>The role of the node that is membership leader among these: the first in the order of addresses.</summary>
    public RoleName RoleOfLeader(ImmutableList<RoleName> nodesInCluster)
    {
        Demand(!nodesInCluster.IsEmpty, "There is no leader among no nodes.");
        return nodesInCluster.Sort(new RoleNameComparer(this))[0];
    }

    /// <summary>Asserts, on each of these nodes, that they agree on one membership leader.</summary>
    public void AssertLeader(params RoleName[] nodesInCluster) => AssertLeaderIn([.. nodesInCluster]);

    /// <summary>Asserts, on each of these nodes, that they agree on one membership leader.</summary>
    public void AssertLeaderIn(ImmutableList<RoleName> nodesInCluster)
    {
        if (!nodesInCluster.Contains(Myself)) return;
        var leader = GetAddress(RoleOfLeader(nodesInCluster));
        Demand(leader.Equals(Cluster.State.Leader), $"{Myself} sees the leader {Cluster.State.Leader}, expected {leader}.");
        Demand(
            Cluster.State.Members.Single(member => member.Address.Equals(leader)).Status is MemberStatus.Up or MemberStatus.Leaving,
            $"{Myself} sees its leader {leader} neither up nor leaving.");
    }

    private static void Demand(bool condition, string otherwise)
    {
        if (!condition) new XunitAssertions().Fail("{0}", otherwise);
    }
}
