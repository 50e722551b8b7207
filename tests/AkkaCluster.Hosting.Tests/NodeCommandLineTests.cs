using AkkaCluster.Hosting.Flags;
using AkkaCluster.Hosting.Settings;

namespace AkkaCluster.Hosting.Tests;

public class NodeCommandLineTests
{
    [Theory]
    [InlineData("--port", "5000")]
    [InlineData("--port=5000")]
    [InlineData("--set", "akkacluster.port=5000")]
    public void A_flag_becomes_a_setting(params string[] arguments) =>
        Assert.Equal(("akkacluster.port", "5000"), Parse(arguments) is { Settings: [var setting] } ? (setting.Name, setting.Value) : default);

    [Fact]
    public void Later_flags_go_over_earlier_ones_and_files_are_all_kept()
    {
        var parsed = Parse("--port", "1", "--config", "a.conf", "--port", "2", "--config=b.json", "--insecure");
        Assert.Equal(["2", "on"], parsed!.Settings.Select(setting => setting.Value));
        Assert.Equal(["a.conf", "b.json"], parsed.ConfigFiles);
    }

    [Theory]
    [InlineData("on", "--off", "--on")]
    [InlineData("off", "--on", "--off")]
    public void Of_two_flags_for_one_setting_the_later_counts(string expected, params string[] arguments)
    {
        NodeFlag[] flags = [NodeFlag.Switch("--on", "akkacluster.trial", "on", "on"), NodeFlag.Switch("--off", "akkacluster.trial", "off", "off")];
        var parsed = new NodeCommandLine(new ConsoleNode("worker", "Executes tasks.") { Add = _ => { }, Map = _ => { }, Flags = flags }).Parse(arguments)!;
        Assert.True(new FlagConfiguration(parsed).TryGet("akkacluster:trial", out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("Did you mean '--hostname'?", "--hostnmae", "x")]
    [InlineData("--port", "--port")]
    [InlineData("where a flag was expected", "port")]
    [InlineData("where a flag was expected", "--log-json", "yes")]
    [InlineData("KEY=VALUE", "--set", "x")]
    public void A_wrong_command_line_is_told_what_is_wrong(string expected, params string[] arguments) =>
        Assert.Contains(expected, Assert.Throws<NodeOptionsException>(() => Parse(arguments)).Message, StringComparison.Ordinal);

    private static ParsedFlags? Parse(params string[] arguments) =>
        new NodeCommandLine(new ConsoleNode("worker", "Executes tasks.") { Add = _ => { }, Map = _ => { } }).Parse(arguments);
}
