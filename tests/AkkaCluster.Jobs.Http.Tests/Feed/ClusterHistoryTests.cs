using AkkaCluster.Jobs.Http.Feed;

namespace AkkaCluster.Jobs.Http.Tests.Feed;

public class ClusterHistoryTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;

    private static readonly NodeInfo Seed = new("akka.tcp://c@s:4053", 1, ["seed"], "Up", true, true);

    private static readonly NodeInfo Worker = new("akka.tcp://c@w:4054", 2, ["worker"], "Up", true, false);

    private static readonly ClusterOverview Cluster = new("c", Seed.Address, Seed.Address, 3, [Seed, Worker], [new WorkerInfo { Address = Worker.Address, Slots = 4, BusySlots = 2, Executed = 100 }], 5, 2) { EndedJobs = 7, FailedJobs = 1 };

    private readonly ClusterHistory _history = new();

    [Fact]
    public void A_sample_holds_what_was_done_since_the_one_before()
    {
        _history.Take(Cluster, Start);
        Assert.Null(_history.Take(Cluster, Start.AddSeconds(9)).Sample);
        var later = Cluster with { Workers = [Cluster.Workers[0] with { Executed = 150 }, new WorkerInfo { Address = "new", Slots = 1, Executed = 9 }], EndedJobs = 10, FailedJobs = 2 };
        var sample = _history.Take(later, Start.AddSeconds(10)).Sample;
        Assert.Equal(new HistorySample(Start.AddSeconds(10), 5, 5, 2, 3, 1, 2, 5), sample);
    }

    [Fact]
    public void A_new_leader_counts_from_its_beginning_and_none_leaves_a_gap()
    {
        _history.Take(Cluster, Start);
        Assert.Null(_history.Take(Cluster with { LeaderAddress = null }, Start.AddSeconds(20)).Sample);
        var sample = _history.Take(Cluster with { LeaderEpoch = 4, EndedJobs = 2, FailedJobs = 0 }, Start.AddSeconds(30)).Sample!;
        Assert.Equal((2, 0), (sample.EndedJobs, sample.FailedJobs));
    }

    [Fact]
    public void The_last_hour_is_kept_and_no_more()
    {
        for (var i = 0; i < 500; i++)
            _history.Take(Cluster, Start.AddSeconds(10 * i));
        Assert.Equal((360, Start.AddSeconds(4990)), (_history.ToAnswer().Samples.Count, _history.ToAnswer().Samples[^1].At));
    }

    [Fact]
    public void What_happens_to_nodes_and_leader_is_told()
    {
        Assert.Empty(Between(Cluster, Cluster));
        Assert.Equal(["Worker w:4055 has joined"], Between(Cluster, Nodes(Seed, Worker, Worker with { Address = "akka.tcp://c@w:4055" })));
        Assert.Equal(["Worker w:4054 is not reachable"], Between(Cluster, Nodes(Seed, Worker with { Reachable = false })));
        Assert.Equal(["Worker w:4054 is reachable again"], Between(Nodes(Seed, Worker with { Reachable = false }), Cluster));
        Assert.Equal(["Worker w:4054 was lost, and is no member any more"], Between(Nodes(Seed, Worker with { Reachable = false }), Nodes(Seed)));
        Assert.Equal(["Worker w:4054 is leaving"], Between(Cluster, Nodes(Seed, Worker with { Status = "Leaving" })));
        Assert.Equal(["Worker w:4054 has left"], Between(Nodes(Seed, Worker with { Status = "Exiting" }), Nodes(Seed)));
        Assert.Equal(["Worker w:4054 has joined", "Worker w:4054 was lost, and is no member any more"], Between(Cluster, Nodes(Seed, Worker with { Uid = 9 })));
        Assert.Equal(["Worker w:4054 has 6 slots, and had 4"], Between(Cluster, Cluster with { Workers = [Cluster.Workers[0] with { Slots = 6 }] }));
        Assert.Equal(["No leader answers"], Between(Cluster, Cluster with { LeaderAddress = null }));
        Assert.Equal(["The leader is at s:4053, epoch 4"], Between(Cluster with { LeaderAddress = null }, Cluster with { LeaderEpoch = 4 }));
        Assert.Equal(["disk full"], Between(Cluster, Cluster with { StoreTrouble = "disk full" }));
        Assert.Equal(["The job store can be written again"], Between(Cluster with { StoreTrouble = "disk full" }, Cluster));
    }

    private static ClusterOverview Nodes(params NodeInfo[] nodes) => Cluster with { Nodes = nodes };

    private static IEnumerable<string> Between(ClusterOverview before, ClusterOverview now) => ClusterChanges.Between(before, now, Start).Select(happened => happened.Text);
}
