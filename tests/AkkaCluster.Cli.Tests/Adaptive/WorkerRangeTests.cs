using AkkaCluster.Cli.Adaptive;
using AkkaCluster.Cli.Commands;

namespace AkkaCluster.Cli.Tests.Adaptive;

public class WorkerRangeTests
{
    [Theory]
    [InlineData("1..8", 1, 8)]
    [InlineData("3..3", 3, 3)]
    [InlineData("1..100", 1, 100)]
    public void A_range_has_two_ends(string text, int least, int most) => Assert.Equal(new WorkerRange(least, most), WorkerRange.Parse(text, "--adaptive"));

    [Theory]
    [InlineData("")]
    [InlineData("8")]
    [InlineData("0..8")]
    [InlineData("8..1")]
    [InlineData("1..101")]
    [InlineData("-1..8")]
    [InlineData("1..8..9")]
    [InlineData("1...8")]
    [InlineData("a..b")]
    public void Anything_else_is_refused(string text) =>
        Assert.Equal($"--adaptive is '{text}'; expected MIN..MAX, such as 1..8, from 1 to 100 workers.", Assert.Throws<UsageException>(() => WorkerRange.Parse(text, "--adaptive")).Message);

    [Theory]
    [InlineData(1, 0, 2)]
    [InlineData(4, 0, 4)]
    [InlineData(4, 2, 3)]
    [InlineData(9, 0, 5)]
    public void Those_that_leave_count_until_they_have_left(int wanted, int leaving, int workers) => Assert.Equal(workers, new WorkerRange(2, 5).Clamp(wanted, leaving));

    [Theory]
    [InlineData(0, 2)]
    [InlineData(8, 2)]
    [InlineData(9, 3)]
    [InlineData(12, 3)]
    [InlineData(int.MaxValue, 5)]
    public void Workers_are_as_many_as_have_the_slots_within_it(int slots, int workers) => Assert.Equal(workers, new WorkerRange(2, 5).For(slots, 4));
}
