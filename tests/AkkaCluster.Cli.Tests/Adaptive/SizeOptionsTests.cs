using System.CommandLine;
using AkkaCluster.Cli.Adaptive;
using AkkaCluster.Cli.Commands;

namespace AkkaCluster.Cli.Tests.Adaptive;

public class SizeOptionsTests
{
    [Fact]
    public void The_number_is_fixed_or_within_a_range()
    {
        Assert.Equal((3, null, TimeSpan.FromMinutes(1)), Of(""));
        Assert.Equal((0, null, TimeSpan.FromMinutes(1)), Of("--workers 0"));
        Assert.Equal((2, new WorkerRange(2, 8), TimeSpan.FromSeconds(90)), Of("--adaptive 2..8 --within 1.5m"));
    }

    [Theory]
    [InlineData("--adaptive 8", "expected MIN..MAX")]
    [InlineData("--adaptive 1..8 --workers 3", "give one")]
    [InlineData("--within 30s", "--adaptive, which is not given")]
    [InlineData("--adaptive 1..8 --within 0s", "expected 1s to 24h")]
    [InlineData("--adaptive 1..8 --within 25h", "expected 1s to 24h")]
    public void What_contradicts_itself_is_refused(string line, string expected) =>
        Assert.Contains(expected, Assert.Throws<UsageException>(() => Of(line)).Message, StringComparison.Ordinal);

    private static (int Workers, WorkerRange? Range, TimeSpan Within) Of(string line)
    {
        var (options, command) = (new SizeOptions(), new RootCommand());
        options.AddTo(command);
        return options.Of(command.Parse(line));
    }
}
