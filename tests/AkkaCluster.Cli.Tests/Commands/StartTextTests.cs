using AkkaCluster.Cli.Commands;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Tests.Commands;

public class StartTextTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-03-01T02:30Z", 2, 30, 0)]
    [InlineData("2026-03-01T02:30:15Z", 2, 30, 15)]
    [InlineData("2026-03-01 03:30+01:00", 2, 30, 0)]
    public void A_time_with_its_zone_is_that_time(string text, int hour, int minute, int second) =>
        Assert.Equal(new DateTimeOffset(2026, 3, 1, hour, minute, second, TimeSpan.Zero), StartText.NotBefore(text, null, Noon));

    [Fact]
    public void A_time_of_day_is_the_next_one_that_comes()
    {
        var here = Noon.ToLocalTime();
        Assert.Equal(Noon.AddHours(1), StartText.NotBefore(here.AddHours(1).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture), null, Noon));
        Assert.Equal(Noon.AddDays(1).AddHours(-1), StartText.NotBefore(here.AddHours(-1).ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture), null, Noon));
    }

    [Fact]
    public void A_wait_begins_now() => Assert.Equal(Noon.AddSeconds(90), StartText.NotBefore(null, "90s", Noon));

    [Theory]
    [InlineData("soon", null, "--at is 'soon'")]
    [InlineData("25:00", null, "--at is '25:00'")]
    [InlineData(null, "x", "--in is 'x'")]
    [InlineData("12:00", "1s", "give one")]
    public void Anything_else_is_refused(string? at, string? wait, string expected) =>
        Assert.Contains(expected, Assert.Throws<UsageException>(() => StartText.NotBefore(at, wait, Noon)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_dependency_is_a_job_and_perhaps_how_it_has_to_end()
    {
        Assert.Equal([new JobDependency("a"), new JobDependency("b", EndCondition.Finished), new JobDependency("c", EndCondition.Failed)], StartText.After(["a", "b:finished", "c:failed"]));
        Assert.All((string[])["", ":failed", "a:ended", "a:b:c"], text => Assert.Throws<UsageException>(() => StartText.After([text])));
    }
}
