using AkkaCluster.Hosting.Configuration;
using AkkaCluster.Hosting.Flags;

namespace AkkaCluster.Hosting.Tests.Flags;

public class FlagParserTests
{
    [Theory]
    [InlineData("--port", "5000")]
    [InlineData("--port=5000")]
    [InlineData("--set", "akkacluster.port=5000")]
    public void A_flag_becomes_a_setting(params string[] arguments) => Assert.Equal("5000", Parse(arguments).Settings["akkacluster.port"]);

    [Fact]
    public void A_list_is_divided_by_commas() => Assert.Equal("[\"a:1\", \"b:2\"]", Parse("--seeds", "a:1, b:2").Settings["akkacluster.seeds"]);

    [Fact]
    public void Help_is_asked_for_in_any_place() => Assert.True(Parse("--port", "1", "--help").Help);

    [Theory]
    [InlineData("Did you mean '--hostname'?", "--hostnmae", "x")]
    [InlineData("--port PORT", "--port")]
    [InlineData("takes no value", "--log-json=yes")]
    [InlineData("where a flag was expected", "port")]
    [InlineData("KEY=VALUE", "--set", "x")]
    public void A_wrong_command_line_is_told_what_is_wrong(string expected, params string[] arguments) =>
        Assert.Contains(expected, Assert.Throws<NodeOptionsException>(() => Parse(arguments)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_help_explains_every_flag()
    {
        var help = HelpText.For("akkacluster-worker", "Executes tasks.", CommonFlags.All);
        Assert.All(CommonFlags.All, flag => Assert.Contains(flag.Help, help, StringComparison.Ordinal));
        Assert.All(help.Split('\n'), line => Assert.True(line.Length <= 160, $"A line of the help is {line.Length} characters wide: {line}"));
    }

    private static ParsedFlags Parse(params string[] arguments) => FlagParser.Parse(CommonFlags.All, arguments);
}
