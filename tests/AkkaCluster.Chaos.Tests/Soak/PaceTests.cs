using AkkaCluster.Chaos.Soak;

namespace AkkaCluster.Chaos.Tests.Soak;

public sealed class PaceTests
{
    [Theory]
    [InlineData(0.7)]
    [InlineData(0.2)]
    public void The_load_comes_to_be_what_was_asked_for(double load)
    {
        var pace = new Pace(load, 12);
        // A machine at rest has 5 %, and each act a second costs half a percent.
        for (var i = 0; i < 20; i++)
            pace.Adjust(0.05 + (pace.Rate / 200), open: 10);
        Assert.InRange(0.05 + (pace.Rate / 200), load - 0.02, load + 0.02);
    }

    [Fact]
    public void It_falls_where_work_piles_up_however_little_load_there_is()
    {
        var pace = new Pace(0.7, 12);
        for (var i = 0; i < 5; i++)
            pace.Adjust(0.1, open: 10);
        var before = pace.Rate;
        pace.Adjust(0.1, open: 1000);
        Assert.True(pace.Rate < before, $"{pace.Rate} acts a second came after {before}.");
    }

    [Fact]
    public void Clients_pause_so_that_all_of_them_act_at_that_rate()
    {
        var pace = new Pace(0.7, 10);
        var random = new Random(7);
        // Five a second are one in two seconds for each of ten.
        Assert.InRange(Enumerable.Range(0, 10_000).Average(_ => pace.Pause(random)), 1950, 2050);
    }
}
