using AkkaCluster.Chaos.Soak;

namespace AkkaCluster.Chaos.Tests.Soak;

public sealed class SoakCommandTests
{
    [Theory]
    [InlineData("--minutes is 0; expected a number from 1 to 10080.", "--minutes", "0")]
    [InlineData("--minutes is 20000; expected", "--minutes", "20000")]
    [InlineData("--load is 101; expected a number from 1 to 100.", "--load", "101")]
    [InlineData("many", "--minutes", "many")]
    [InlineData("mysql", "--store", "mysql")]
    [InlineData("both", "--store", "both")]
    [InlineData("--hours", "--hours", "1")]
    public void What_cannot_be_done_is_told(string told, params string[] arguments) =>
        Assert.Contains(SoakCommand.Create().Parse(arguments).Errors, error => error.Message.Contains(told, StringComparison.Ordinal));

    [Fact]
    public void Nothing_has_to_be_said() => Assert.Empty(SoakCommand.Create().Parse([]).Errors);

    [Theory]
    [InlineData(4, 80, 6, false)]
    [InlineData(15, 300, 22.5, true)]
    [InlineData(60, 360, 30, true)]
    [InlineData(480, 2880, 30, true)]
    public void A_short_run_is_read_more_often_and_begins_to_be_judged_sooner(int minutes, int warmUp, double reading, bool judgesStore)
    {
        var options = new SoakOptions(TimeSpan.FromMinutes(minutes), 0.7, "sqlite", 1, "");
        Assert.Equal((warmUp, reading, judgesStore), (options.WarmUp.TotalSeconds, options.Reading.TotalSeconds, options.JudgesStore));
    }
}
