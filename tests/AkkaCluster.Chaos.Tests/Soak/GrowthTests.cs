using AkkaCluster.Chaos.Soak;

namespace AkkaCluster.Chaos.Tests.Soak;

public sealed class GrowthTests
{
    private const int Count = 100;
    private const string Node = "seed-2";

    [Fact]
    public void Noise_is_no_growth()
    {
        var random = new Random(7);
        Assert.Null(Fault(Figure.Resident, _ => 200 + random.Next(-60, 60)));
    }

    [Fact]
    public void What_comes_and_goes_is_no_growth() => Assert.Null(Fault(Figure.Resident, i => i % 10 == 0 ? 900 : 200));

    [Fact]
    public void One_high_reading_in_the_end_is_no_growth() => Assert.Null(Fault(Figure.Handles, i => i == Count - 1 ? 5000 : 300));

    [Fact]
    public void A_slow_leak_below_noise_is_found()
    {
        var random = new Random(7);
        // A MiB from one reading to the next, among 30 up or down.
        var fault = Fault(Figure.Anonymous, i => 200 + i + random.Next(-30, 30));
        Assert.Contains("seed-2: anonymous memory grew from", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(50)]
    public void A_thread_that_stays_with_each_of_some_kills_is_found(int more) => Assert.Contains("threads grew from 40", Fault(Figure.Threads, i => i < 50 ? 40 : 40 + more), StringComparison.Ordinal);

    [Fact]
    public void As_many_threads_more_as_may_be_are_no_growth() => Assert.Null(Fault(Figure.Threads, i => i < 50 ? 40 : 50));

    [Fact]
    public void A_store_that_stops_to_grow_is_none_that_grows() => Assert.Null(Fault(Figure.Store, i => Math.Min(40 + i, 60)));

    [Fact]
    public void A_store_that_is_not_tidied_is_found() => Assert.Contains("at most 75 MiB were expected", Fault(Figure.Store, i => 42 + i), StringComparison.Ordinal);

    [Fact]
    public void Too_few_readings_say_nothing() => Assert.Contains("too seldom", Fault(Figure.Threads, _ => 40, count: 11), StringComparison.Ordinal);

    [Fact]
    public void Medians_and_the_highest_are_told()
    {
        var readings = new Readings();
        for (var i = 1; i <= 12; i++)
            readings.Add(Node, Figure.Handles, i);
        Assert.Equal("2 → 11 (12)", readings.Text(Node, Figure.Handles));
        Assert.Equal("–", readings.Text(Node, Figure.Heap));
    }

    private static string? Fault(Figure figure, Func<int, double> reading, int count = Count)
    {
        var readings = new Readings();
        for (var i = 0; i < count; i++)
            readings.Add(Node, figure, reading(i));
        return readings.Fault(Node, figure);
    }
}
