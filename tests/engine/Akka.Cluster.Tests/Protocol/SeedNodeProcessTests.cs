using Akka.Actor;
using Akka.Cluster.Protocol;

namespace Akka.Cluster.Tests.Protocol;

public class SeedNodeProcessTests
{
    private static readonly Address[] Seeds = [Some.Node(1).Address, Some.Node(2).Address, Some.Node(3).Address];
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    private readonly ManualTime _time = new();

    [Fact]
    public void A_first_seed_node_without_others_founds_a_cluster_at_once() =>
        Assert.Equal(Seeds[0], new SeedNodeProcess(Seeds[0], [Seeds[0]], Timeout, _time).Decide());

    [Fact]
    public void The_first_seed_node_waits_for_the_others()
    {
        var process = Process(0);
        Assert.Equal<Address>([Seeds[1], Seeds[2]], process.ToAsk);
        Assert.Null(process.Decide());
        Assert.Null(process.OnNack(Seeds[1]));
        Assert.Equal(Seeds[0], process.OnNack(Seeds[2]));
    }

    [Fact]
    public void The_first_seed_node_founds_a_cluster_when_the_others_do_not_answer_in_time()
    {
        var process = Process(0);
        _time.Advance(Timeout);
        Assert.Equal(Seeds[0], process.Decide());
    }

    [Fact]
    public void Another_seed_node_never_founds_a_cluster()
    {
        var process = Process(1);
        process.OnNack(Seeds[0]);
        process.OnNack(Seeds[2]);
        _time.Advance(Timeout * 10);
        Assert.Null(process.Decide());
    }

    [Fact]
    public void A_node_that_is_no_seed_node_asks_them_all() => Assert.Equal<Address>(Seeds, new SeedNodeProcess(Some.Node(9).Address, Seeds, Timeout, _time).ToAsk);

    [Fact]
    public void The_seed_nodes_are_asked_often_at_first_then_less_often()
    {
        var process = Process(1);
        var intervals = Enumerable.Range(0, 10).Select(_ => process.NextInterval()).ToList();
        Assert.Equal(TimeSpan.FromMilliseconds(100), intervals[0]);
        Assert.Equal(TimeSpan.FromSeconds(1), intervals[^1]);
        Assert.Equal(intervals.Order(), intervals);
    }

    private SeedNodeProcess Process(int self) => new(Seeds[self], Seeds, Timeout, _time);
}
