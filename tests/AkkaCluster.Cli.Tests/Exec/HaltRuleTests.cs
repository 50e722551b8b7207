using AkkaCluster.Cli.Commands;
using AkkaCluster.Cli.Exec;

namespace AkkaCluster.Cli.Tests.Exec;

public class HaltRuleTests
{
    [Theory]
    [InlineData("now,fail=1", 10, 5, 1, 7, 7)]
    [InlineData("soon,fail=2", 10, 5, 2, 7, 2)]
    [InlineData("2", 10, 0, 1, 9, 9)]
    [InlineData("now,fail=30%", 10, 2, 3, 1, 30)]
    [InlineData("30%", 10, 2, 3, 1, 30)]
    [InlineData("now,success=1", 10, 1, 4, 0, 0)]
    [InlineData("now,done=2", 10, 1, 1, 3, 1)]
    public void A_rule_that_is_met_gives_the_exit_code(string rule, long total, long succeeded, long failed, int last, int expected)
    {
        var (read, counts) = (HaltRule.Parse(rule)!, new HaltCounts(total, succeeded, failed));
        Assert.True(read.IsMet(counts));
        Assert.False(read.IsMet(new HaltCounts(total, 0, 0)));
        Assert.Equal(expected, read.ExitCode(counts, last));
    }

    [Theory]
    [InlineData("never")]
    [InlineData("0")]
    public void Never_is_no_rule(string rule) => Assert.Null(HaltRule.Parse(rule));

    [Theory]
    [InlineData("now")]
    [InlineData("later,fail=1")]
    [InlineData("now,fail=0")]
    [InlineData("now,fail=x%")]
    public void Anything_else_is_refused(string rule) => Assert.Contains(rule, Assert.Throws<UsageException>(() => HaltRule.Parse(rule)).Message, StringComparison.Ordinal);
}
