using AkkaCluster.Cli.Exec;

namespace AkkaCluster.Cli.Tests.Exec;

public class OrderedOutcomesTests
{
    [Fact]
    public void Outcomes_come_in_order_and_what_is_too_much_to_keep_is_read_again()
    {
        var ordered = new OrderedOutcomes(5);
        Assert.Empty(ordered.Add(Of(2, "held")));
        Assert.Empty(ordered.Add(Of(1, "too long")));
        Assert.Empty(ordered.Add(Of(4, "x")));
        Assert.Equal([(0, true), (1, false), (2, true)], ordered.Add(Of(0, "first, of any length")).Select(ready => (ready.Index, ready.Outcome is not null)));
        Assert.Equal([4], ordered.Rest().Select(ready => ready.Index));
    }

    private static ExecOutcome Of(long index, string text) => new(index, 0, System.Text.Encoding.UTF8.GetBytes(text), []);
}
