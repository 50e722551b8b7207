namespace AkkaCluster.Pbm.Client.Tests;

public sealed class PbmOptionsTests
{
    [Theory]
    [InlineData("", "127.0.0.1", 9110, "")]
    [InlineData("cluster show", "127.0.0.1", 9110, "cluster show")]
    [InlineData("localhost cluster show", "localhost", 9110, "cluster show")]
    [InlineData("10.0.0.7 cluster show", "10.0.0.7", 9110, "cluster show")]
    [InlineData("node-1:9111 cluster leave -a akka.tcp://sys@host:4053", "node-1", 9111, "cluster leave -a akka.tcp://sys@host:4053")]
    [InlineData(":9111 actor hierarchy", "127.0.0.1", 9111, "actor hierarchy")]
    [InlineData("[::1]:9111", "::1", 9111, "")]
    public void An_address_may_stand_before_the_command(string line, string host, int port, string words)
    {
        var options = Parse(line);
        Assert.Equal((host, port, words), (options.Host, options.Port, string.Join(' ', options.Words)));
    }

    [Fact]
    public void Switches_of_the_client_may_stand_anywhere()
    {
        var options = Parse("--token t1 cluster show --json --timeout 2.5");
        Assert.Equal(("t1", true, TimeSpan.FromSeconds(2.5)), (options.Token, options.Json, options.Patience));
        Assert.Equal(["cluster", "show"], options.Words);
    }

    [Fact]
    public void The_variable_gives_the_token_unless_the_switch_does()
    {
        Assert.True(PbmOptions.TryParse([], "variable", out var options, out _));
        Assert.Equal("variable", options.Token);
        Assert.True(PbmOptions.TryParse(["--token", "switch"], "variable", out options, out _));
        Assert.Equal("switch", options.Token);
    }

    [Theory]
    [InlineData("host:0 cluster show", "host:0")]
    [InlineData("host:x cluster show", "host:x")]
    [InlineData("host:99999", "host:99999")]
    [InlineData("--token", "--token wants a value")]
    [InlineData("--timeout never", "--timeout is 'never'")]
    [InlineData("--timeout 0", "--timeout is '0'")]
    public void What_is_wrong_is_named(string line, string part)
    {
        Assert.False(PbmOptions.TryParse(line.Split(' '), null, out _, out var fault));
        Assert.Contains(part, fault, StringComparison.Ordinal);
    }

    private static PbmOptions Parse(string line)
    {
        Assert.True(PbmOptions.TryParse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), null, out var options, out var fault), fault);
        return options;
    }
}
