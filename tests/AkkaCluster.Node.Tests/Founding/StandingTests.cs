using AkkaCluster.Node.Founding;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Node.Tests.Founding;

public class StandingTests
{
    private static readonly ClusterMember Self = new("db-1:4053", 1), Other = new("db-2:4053", 2), Stranger = new("db-2:4053", 99);
    private static readonly ClusterRecord Nobody = new();

    private readonly Standing _standing = new(EntryTests.Node(Self.Address, Self.Uid), founded: false);

    [Fact]
    public void The_membership_leader_writes_at_every_look_who_is_in_the_cluster()
    {
        for (var version = 1; version < 5; version++)
        {
            var written = Assert.IsType<StandingStep.Write>(_standing.Next(Stored(version, Self), View(leads: true))).Cluster;
            Assert.Equal([Self, Other], written.Members);
            Assert.Equal(version, written.Version);
        }
    }

    [Fact]
    public void Another_member_writes_where_the_leader_is_silent()
    {
        Assert.Equal(new StandingStep.Stay(Own: true), _standing.Next(Stored(1, Other), View()));
        Assert.Equal(new StandingStep.Stay(Own: true), _standing.Next(Stored(2, Other), View()));
        Assert.Equal(new StandingStep.Stay(Own: true), _standing.Next(Stored(2, Other), View()));
        Assert.IsType<StandingStep.Write>(_standing.Next(Stored(2, Other), View()));
    }

    [Fact]
    public void A_member_whose_cluster_has_lost_the_store_to_another_yields()
    {
        _standing.Next(Stored(1, Self, Other), View(leads: true));
        Assert.Contains("another cluster", Assert.IsType<StandingStep.Yield>(_standing.Next(Stored(2, Stranger), View(leads: true))).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_stays_where_all_whom_the_store_names_died_before_anybody_else_wrote()
    {
        Assert.Equal(new StandingStep.Stay(Own: true), _standing.Next(Stored(1, Other), View()));
        var alone = new MembersView(new HashSet<ClusterMember> { Self }, [Self], SelfLeads: true, SelfIsNew: false);
        Assert.Equal([Self], Assert.IsType<StandingStep.Write>(_standing.Next(Stored(1, Other), alone)).Cluster.Members);
        Assert.IsType<StandingStep.Yield>(_standing.Next(Stored(2, Stranger), alone));
    }

    [Fact]
    public void Of_a_cluster_that_split_the_part_that_wrote_first_stays()
    {
        var (here, there) = (new Standing(EntryTests.Node(Self.Address, Self.Uid), false), new Standing(EntryTests.Node(Other.Address, Other.Uid), false));
        var (viewHere, viewThere) = (new MembersView(new HashSet<ClusterMember> { Self }, [Self], true, false), new MembersView(new HashSet<ClusterMember> { Other }, [Other], true, false));
        var both = Stored(1, Self, Other);
        var written = Assert.IsType<StandingStep.Write>(here.Next(both, viewHere)).Cluster with { Version = 2 };
        Assert.IsType<StandingStep.Write>(there.Next(both, viewThere));
        Assert.IsType<StandingStep.Yield>(there.Next(written, viewThere));
        Assert.IsType<StandingStep.Write>(here.Next(written, viewHere));
    }

    [Fact]
    public void A_cluster_writes_into_its_store_again_where_that_says_that_all_have_left()
    {
        _standing.Next(Stored(1, Self, Other), View());
        Assert.Equal([Self, Other], Assert.IsType<StandingStep.Write>(_standing.Next(Stored(2), View())).Cluster.Members);
    }

    [Fact]
    public void A_node_that_joined_a_cluster_with_another_store_is_told_so_after_a_while()
    {
        for (var look = 1; look < 5; look++)
            Assert.Equal(new StandingStep.Stay(Own: false), _standing.Next(Nobody, View()));
        Assert.Contains("not that of the cluster", Assert.IsType<StandingStep.WrongStore>(_standing.Next(Nobody, View())).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_founder_that_a_running_cluster_let_in_leaves_the_store_to_that_one()
    {
        var founder = new Standing(EntryTests.Node(Self.Address, Self.Uid), founded: true);
        Assert.Empty(Assert.IsType<StandingStep.Write>(founder.Next(Stored(1, Self), View(isNew: true))).Cluster.Members);
        Assert.Equal(new StandingStep.Stay(Own: false), founder.Next(Stored(2), View(isNew: true)));
        Assert.Equal(new StandingStep.Stay(Own: true), founder.Next(Stored(3, Other), View(isNew: true)));
    }

    [Fact]
    public void A_founder_that_was_too_slow_yields()
    {
        var founder = new Standing(EntryTests.Node(Self.Address, Self.Uid), founded: true);
        Assert.IsType<StandingStep.Yield>(founder.Next(Stored(2, Stranger), new MembersView(new HashSet<ClusterMember> { Self }, [Self], true, false)));
    }

    private static MembersView View(bool leads = false, bool isNew = false) => new(new HashSet<ClusterMember> { Self, Other }, [Self, Other], leads, isNew);

    private static ClusterRecord Stored(long version, params ClusterMember[] members) => new() { Founding = 1, Version = version, System = "akkacluster", Members = members };
}
