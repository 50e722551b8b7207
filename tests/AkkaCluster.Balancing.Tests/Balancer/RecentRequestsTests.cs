using AkkaCluster.Balancing.Balancer;
using AkkaCluster.Tests.Shared;

namespace AkkaCluster.Balancing.Tests.Balancer;

public class RecentRequestsTests
{
    private readonly ManualClock _clock = new();
    private readonly RecentRequests _recent;

    public RecentRequestsTests() => _recent = new RecentRequests(_clock);

    [Fact]
    public void Where_there_were_none_nothing_is_known()
    {
        Assert.Equal([null, null], _recent.Quantiles(0.5, 0.99));
        Assert.Equal(0, _recent.PerSecond);
    }

    [Fact]
    public void Half_of_a_hundred_and_99_of_them_ended_within_these_times()
    {
        for (var i = 100; i >= 1; i--)
            _recent.Add(TimeSpan.FromMilliseconds(i));
        Assert.Equal([TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(99)], _recent.Quantiles(0.5, 0.99));
    }

    [Fact]
    public void What_ended_more_than_a_minute_ago_counts_no_more()
    {
        _recent.Add(TimeSpan.FromSeconds(9));
        _clock.Advance(TimeSpan.FromSeconds(61));
        _recent.Add(TimeSpan.FromSeconds(1));
        Assert.Equal([TimeSpan.FromSeconds(1)], _recent.Quantiles(1));
        Assert.Equal(1.0 / 60, _recent.PerSecond, 3);
    }

    [Fact]
    public void Of_many_requests_the_last_tell_how_many_there_are_in_a_second()
    {
        for (var i = 0; i < 5 * RecentRequests.Most; i++)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(5));
            _recent.Add(TimeSpan.FromMilliseconds(i));
        }

        Assert.Equal(200, _recent.PerSecond, 3);
        Assert.Equal(4999, _recent.Quantiles(1)[0]!.Value.TotalMilliseconds);
        Assert.Equal(4000, _recent.Quantiles(0)[0]!.Value.TotalMilliseconds);
    }
}
