using AkkaCluster.Cli.Compare;

namespace AkkaCluster.Cli.Tests.Compare;

public class MeasuresTests
{
    [Theory]
    [InlineData(0.5, 50)]
    [InlineData(0.99, 99)]
    [InlineData(1, 100)]
    [InlineData(0, 1)]
    public void A_percentile_is_the_value_of_that_rank(double share, double expected) =>
        Assert.Equal(expected, Measures.Percentile([.. Enumerable.Range(1, 100).Select(i => (double)i)], share));

    [Fact]
    public void A_run_that_does_not_falter_has_recovered_at_once() =>
        Assert.Equal(TimeSpan.Zero, Measures.Recovery([.. Steady(0, 10)], Seconds(3)));

    [Fact]
    public void It_has_recovered_when_for_a_second_nothing_is_lost_and_at_least_half_is_done()
    {
        // Nothing is answered from 3 s to 5 s, and at 5 s one request is lost.
        List<RequestSample> samples = [.. Steady(0, 3), Sample(5, lost: true), .. Steady(5.2, 10)];
        Assert.Equal(2.1, Measures.Recovery(samples, Seconds(3))!.Value.TotalSeconds, 0.11);
    }

    [Fact]
    public void It_has_not_recovered_before_it_falters_a_second_time()
    {
        // Half a second without an answer is half of a second's work, no more; a whole one is too much.
        List<RequestSample> samples = [.. Steady(0, 6), .. Steady(7.5, 12), .. Steady(12.4, 15)];
        Assert.Equal(4, Measures.Recovery(samples, Seconds(3))!.Value.TotalSeconds, 0.11);
    }

    [Fact]
    public void One_that_goes_on_at_a_quarter_of_its_speed_has_not_recovered()
    {
        List<RequestSample> samples = [.. Steady(0, 3), .. Steady(3, 10, every: 0.04)];
        Assert.Null(Measures.Recovery(samples, Seconds(3)));
    }

    [Fact]
    public void Throughput_counts_what_was_completed_between_two_times()
    {
        List<RequestSample> samples = [.. Steady(0, 10), Sample(2.5, lost: true)];
        Assert.Equal(100, Measures.Throughput(samples, Seconds(2), Seconds(4)), 1.0);
    }

    [Fact]
    public void Every_second_of_the_run_is_there_also_those_in_which_nothing_ended()
    {
        var seconds = Measures.BySecond([Sample(0.5), Sample(3.5, lost: true)]);
        Assert.Equal([(1, 0), (0, 0), (0, 0), (0, 1)], seconds.Select(second => (second.Completed, second.Errors)));
    }

    private static IEnumerable<RequestSample> Steady(double from, double to, double every = 0.01)
    {
        for (var at = from + (every / 2); at < to; at += every)
            yield return Sample(at);
    }

    private static RequestSample Sample(double at, bool lost = false) => new(Seconds(at), TimeSpan.Zero, lost ? "lost" : null);

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
