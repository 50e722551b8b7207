using System.Globalization;
using AkkaCluster.Jobs.Schedules;

namespace AkkaCluster.Jobs.Tests.Schedules;

public class CronTimesTests
{
    [Theory]
    [InlineData("0 3 * * *", "UTC", "2026-03-01T12:00:00Z", "2026-03-02T03:00:00Z")]
    [InlineData("*/10 * * * * *", "UTC", "2026-03-01T12:00:01Z", "2026-03-01T12:00:10Z")]
    [InlineData("@hourly", "UTC", "2026-03-01T12:00:00Z", "2026-03-01T13:00:00Z")]
    [InlineData("0 9 * * MON", "Europe/Berlin", "2026-07-01T00:00:00Z", "2026-07-06T07:00:00Z")]
    public void The_next_time_is_after_now_in_its_zone(string cron, string zone, string now, string next) =>
        Assert.Equal(Time(next), CronTimes.Of(cron, zone).Next(Time(now)));

    [Fact]
    public void A_time_that_clocks_put_forward_leave_out_comes_when_they_go_on() =>
        Assert.Equal(Time("2026-03-29T01:00:00Z"), CronTimes.Of("30 2 * * *", "Europe/Berlin").Next(Time("2026-03-28T12:00:00Z")));

    [Fact]
    public void A_time_that_clocks_put_back_show_twice_comes_once()
    {
        var times = CronTimes.Of("30 2 * * *", "Europe/Berlin");
        var first = times.Next(Time("2026-10-24T12:00:00Z"))!.Value;
        Assert.Equal(Time("2026-10-25T00:30:00Z"), first);
        Assert.Equal(Time("2026-10-26T01:30:00Z"), times.Next(first));
    }

    [Theory]
    [InlineData("* * * *", "UTC", "* * * *")]
    [InlineData("61 * * * *", "UTC", "expected 'minute hour day month weekday'")]
    [InlineData("* * * * *", "Mars/Olympus", "Mars/Olympus")]
    public void What_is_no_time_is_told_with_what_was_expected(string cron, string zone, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => CronTimes.Of(cron, zone)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("* * * * * *", 10)]
    [InlineData("* * * * *", 1000)]
    [InlineData("0 0 1 1 *", 3)]
    public void The_newest_times_of_a_long_past_are_its_last_ones(string cron, int most)
    {
        var (from, until) = (Time("2020-01-01T00:00:00Z"), Time("2026-03-01T12:00:00Z"));
        var times = CronTimes.Of(cron, "UTC");
        var newest = times.Newest(from, until, most);
        Assert.Equal(most, newest.Count);
        Assert.True(times.Next(newest[^1]) >= until);
        Assert.All(newest.Zip(newest.Skip(1)), pair => Assert.Equal(pair.Second, times.Next(pair.First)));
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
