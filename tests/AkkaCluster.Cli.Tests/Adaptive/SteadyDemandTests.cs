using AkkaCluster.Cli.Adaptive;

namespace AkkaCluster.Cli.Tests.Adaptive;

public class SteadyDemandTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly SteadyDemand _steady = new(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(10));
    private int _second = -1;

    [Fact]
    public void Nothing_moves_before_it_was_looked_at_long_enough() => Assert.Equal([1, 1, 1, 8], See(1, 8, 8, 8, 8));

    [Fact]
    public void A_peak_starts_none() => Assert.Equal([1, 1, 1, 1, 1, 1, 1], See(1, 1, 1, 1, 8, 8, 8, 1));

    [Fact]
    public void They_grow_to_the_least_that_was_asked_for_all_the_while() => Assert.Equal([1, 1, 1, 3, 3, 4], See(1, 5, 3, 4, 8, 8, 8));

    [Fact]
    public void They_shrink_to_the_most_that_was_asked_for_all_the_while()
    {
        See(5, 5, 5);
        Assert.Equal([5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 2], See(5, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 1));
        Assert.Equal([2, 2, 2, 1], See(2, 1, 1, 1, 1));
    }

    [Fact]
    public void What_was_forgotten_moves_nothing()
    {
        See(1, 8, 8, 8);
        _steady.Forget();
        Assert.Equal([1, 1, 1, 8], See(1, 8, 8, 8, 8));
    }

    [Fact]
    public void What_was_seen_rarely_held_on()
    {
        _steady.See(Start, 8);
        _steady.See(Start.AddSeconds(20), 1);
        Assert.Equal(5, _steady.Of(Start.AddSeconds(20), 5));
        Assert.Equal(1, _steady.Of(Start.AddSeconds(30), 5));
    }

    /// <summary>How many there should be after each second in which so many are asked for.</summary>
    private int[] See(int running, params int[] asked) => [.. asked.Select(workers =>
    {
        _steady.See(Start.AddSeconds(++_second), workers);
        return _steady.Of(Start.AddSeconds(_second), running);
    })];
}
