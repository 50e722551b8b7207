using AkkaCluster.Node.Founding;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Node.Tests.Founding;

public class EntryTests
{
    private const string Seed1 = "db-1:4053", Seed2 = "db-2:4053", Worker = "db-3:4054";
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);
    private static readonly ClusterRecord Nobody = new();

    private readonly Entry _first = new(Node(Seed1, 1), Lease);
    private readonly Entry _second = new(Node(Seed2, 2), Lease);
    private readonly Entry _worker = new(Node(Worker, 3, canFound: false), Lease);

    [Fact]
    public void The_first_seed_founds_at_once_where_nobody_is() =>
        Assert.Equal([Seed2], Assert.IsType<EntryStep.Found>(_first.Next(Nobody, Seconds(0))).Others);

    [Fact]
    public void The_second_seed_gives_the_first_some_time()
    {
        Assert.Contains(Seed1, Assert.IsType<EntryStep.Join>(_second.Next(Nobody, Seconds(0))).Awaited, StringComparison.Ordinal);
        Assert.IsType<EntryStep.Found>(_second.Next(Nobody, Seconds(2)));
    }

    [Fact]
    public void A_worker_never_founds_and_says_what_it_waits_for()
    {
        for (var second = 0; second < 100; second++)
        {
            var step = Assert.IsType<EntryStep.Join>(_worker.Next(Nobody, Seconds(second)));
            Assert.Equal([Seed1, Seed2], step.Through);
            Assert.Contains("a seed node to found a cluster", step.Awaited, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_cluster_that_writes_is_joined_through_its_members_for_however_long_it_does_not_answer()
    {
        for (var second = 0; second < 100; second++)
        {
            var step = Assert.IsType<EntryStep.Join>(_first.Next(Written(second / 9, (Worker, 7)), Seconds(second)));
            Assert.Equal([Worker, Seed2], step.Through);
        }
    }

    [Fact]
    public void A_cluster_that_has_not_written_for_the_lease_is_founded_anew_and_its_members_are_asked_once_more()
    {
        for (var second = 0; second < 10; second++)
            Assert.IsType<EntryStep.Join>(_first.Next(Written(5, (Worker, 7)), Seconds(second)));
        Assert.Equal([Worker, Seed2], Assert.IsType<EntryStep.Found>(_first.Next(Written(5, (Worker, 7)), Seconds(10))).Others);
    }

    [Fact]
    public void A_node_whose_cluster_is_found_for_it_joins_the_one_of_its_name_in_the_store_and_founds_where_there_is_none()
    {
        var found = new Entry(Node("10.0.0.9:4053", 9) with { Seeds = ["10.0.0.9:4053"], IsDiscovered = true }, Lease);
        for (var second = 0; second < 100; second++)
            Assert.Equal([Worker], Assert.IsType<EntryStep.Join>(found.Next(Written(second / 9, (Worker, 7)), Seconds(second))).Through);
        Assert.Empty(Assert.IsType<EntryStep.Found>(found.Next(Nobody, Seconds(101))).Others);
    }

    [Fact]
    public void A_node_that_was_paused_watches_anew()
    {
        Assert.IsType<EntryStep.Join>(_first.Next(Written(5, (Worker, 7)), Seconds(0)));
        Assert.IsType<EntryStep.Join>(_first.Next(Written(5, (Worker, 7)), Seconds(60)));
    }

    [Fact]
    public void Earlier_processes_of_the_same_address_are_not_waited_for() =>
        Assert.IsType<EntryStep.Found>(_first.Next(Written(5, (Seed1, 7)), Seconds(0)));

    [Fact]
    public void A_founding_whose_answer_was_lost_goes_on() =>
        Assert.IsType<EntryStep.Found>(_second.Next(Written(5, (Seed2, 2)), Seconds(0)));

    [Fact]
    public void A_node_whose_welcome_is_lost_asks_again_and_never_founds_beside_the_cluster_that_let_it_in()
    {
        for (var second = 0; second < 100; second++)
        {
            Assert.Equal([Seed1, Seed2], Assert.IsType<EntryStep.Join>(_worker.Next(Written(second / 9, (Seed1, 1), (Worker, 3)), Seconds(second))).Through);
            Assert.Equal([Seed1], Assert.IsType<EntryStep.Join>(_second.Next(Written(second / 9, (Seed1, 1), (Seed2, 2)), Seconds(second))).Through);
        }
    }

    [Fact]
    public void A_node_that_a_cluster_let_in_founds_another_only_as_another_process()
    {
        for (var second = 0; second < 10; second++)
            Assert.IsType<EntryStep.Join>(_second.Next(Written(5, (Seed1, 1), (Seed2, 2)), Seconds(second)));
        Assert.Contains(Seed1, Assert.IsType<EntryStep.StartAgain>(_second.Next(Written(5, (Seed1, 1), (Seed2, 2)), Seconds(10))).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_worker_that_is_the_last_one_in_the_store_founds_nothing() =>
        Assert.IsType<EntryStep.Join>(_worker.Next(Written(5, (Worker, 3)), Seconds(0)));

    [Fact]
    public void A_store_of_another_cluster_that_writes_is_refused()
    {
        var other = new ClusterRecord { System = "akkacluster", Seeds = ["web-1:4053"], Members = [new("web-1:4053", 7)], Version = 1 };
        Assert.Equal([Seed2], Assert.IsType<EntryStep.Join>(_first.Next(other, Seconds(0))).Through);
        var why = Assert.IsType<EntryStep.Refuse>(_first.Next(other with { Version = 2 }, Seconds(2))).Why;
        Assert.Contains("web-1:4053", why, StringComparison.Ordinal);
        Assert.Contains(Seed1, why, StringComparison.Ordinal);
        Assert.Contains("--data", why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cluster_of_another_name_is_another_cluster()
    {
        Assert.IsType<EntryStep.Join>(_first.Next(Written(1, (Seed2, 7)) with { System = "shop" }, Seconds(0)));
        Assert.IsType<EntryStep.Refuse>(_first.Next(Written(2, (Seed2, 7)) with { System = "shop" }, Seconds(2)));
    }

    [Fact]
    public void A_store_of_another_cluster_that_is_dead_is_taken_without_asking_that_ones_members()
    {
        var other = new ClusterRecord { System = "akkacluster", Seeds = ["web-1:4053"], Members = [new("web-1:4053", 7)], Version = 1 };
        for (var second = 0; second < 10; second++)
            Assert.IsType<EntryStep.Join>(_first.Next(other, Seconds(second)));
        Assert.Equal([Seed2], Assert.IsType<EntryStep.Found>(_first.Next(other, Seconds(10))).Others);
    }

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(1000 + seconds);

    private static ClusterRecord Written(long version, params (string Address, int Uid)[] members) =>
        new() { Founding = 1, Version = version, System = "akkacluster", Seeds = [Seed1, Seed2], Members = [.. members.Select(member => new ClusterMember(member.Address, member.Uid))] };

    internal static NodeIdentity Node(string address, int uid, bool canFound = true) => new("akkacluster", new ClusterMember(address, uid), [Seed1, Seed2], canFound, "The job store x");
}
