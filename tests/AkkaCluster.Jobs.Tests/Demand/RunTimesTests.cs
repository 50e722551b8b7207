using AkkaCluster.Jobs.Demand;

namespace AkkaCluster.Jobs.Tests.Demand;

public class RunTimesTests
{
    private readonly RunTimes _times = new();

    [Fact]
    public void Nothing_is_known_of_a_kind_of_which_no_task_is_done()
    {
        _times.Learn("a", 0, TimeSpan.FromSeconds(1));
        Assert.Null(_times.Of("a"));
    }

    [Fact]
    public void A_time_weighs_by_the_tasks_that_took_it()
    {
        _times.Learn("a", 3, TimeSpan.FromSeconds(1));
        _times.Learn("a", 1, TimeSpan.FromSeconds(5));
        _times.Learn("b", 1, TimeSpan.FromSeconds(9));
        Assert.Equal(TimeSpan.FromSeconds(2), _times.Of("a"));
    }

    [Fact]
    public void What_was_long_ago_is_forgotten()
    {
        _times.Learn("a", 1_000_000_000, TimeSpan.FromSeconds(100));
        _times.Learn("a", 500, TimeSpan.FromSeconds(1));
        Assert.Equal(50.5, _times.Of("a")!.Value.TotalSeconds, 6);
        _times.Learn("a", 1000, TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.FromSeconds(1), _times.Of("a"));
    }
}
