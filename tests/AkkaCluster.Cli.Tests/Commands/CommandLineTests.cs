using AkkaCluster.Cli.Commands;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Tests.Commands;

public class CommandLineTests
{
    [Fact]
    public void What_follows_three_colons_are_the_inputs()
    {
        var arguments = ExecArguments.Parse(["gzip", "-k", "{}", ":::", "a", "b"]);
        Assert.Equal(["gzip", "-k", "{}"], arguments.Command);
        Assert.Equal(["a", "b"], arguments.Inputs);
    }

    [Fact]
    public void Without_colons_the_inputs_come_from_elsewhere() => Assert.Null(ExecArguments.Parse(["gzip"]).Inputs);

    [Theory]
    [InlineData]
    [InlineData(":::", "a")]
    public void A_missing_command_is_an_error(params string[] words) =>
        Assert.Contains("no command", Assert.Throws<UsageException>(() => ExecArguments.Parse(words)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("0..10", 0, 10, 1)]
    [InlineData("-5..10:3", -5, 10, 3)]
    public void A_range_has_two_ends_and_perhaps_a_step(string text, long from, long to, long step) =>
        Assert.Equal(new JobInputs.Range(from, to, step), InputOptions.Range(text));

    [Theory]
    [InlineData("10")]
    [InlineData("a..b")]
    [InlineData("1..2:3:4")]
    public void Anything_else_is_no_range(string text) =>
        Assert.Contains(text, Assert.Throws<UsageException>(() => InputOptions.Range(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_parameter_is_json_where_it_can_be_and_text_elsewhere() =>
        Assert.Equal("""{"a":1,"d":"2","b":"two","c":[3]}""", ParameterText.Read("""{"a":0,"d":"2"}""", ["a=1", "b=two", "c=[3]"]).ToJsonString());

    [Fact]
    public void Parameters_that_are_no_object_are_refused() => Assert.Throws<UsageException>(() => ParameterText.Read("[1]", []));

    [Theory]
    [InlineData("90s", 90)]
    [InlineData("2m", 120)]
    [InlineData("1.5", 1.5)]
    public void A_duration_has_a_number_and_perhaps_a_unit(string text, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), JobOptions.Duration(text, "--time-limit"));

    [Theory]
    [InlineData("submit")]
    [InlineData("up --seeds 0")]
    [InlineData("up --workers -1")]
    [InlineData("nothing")]
    public void A_wrong_command_line_is_found_at_once(string line) => Assert.NotEmpty(RootCommands.Create().Parse(line).Errors);

    [Theory]
    [InlineData("submit primes -p below=10 --wait -o out")]
    [InlineData("exec -a inputs -- gzip -k {}")]
    [InlineData("up")]
    [InlineData("up --workers 0")]
    [InlineData("up --seeds 2 --workers 4")]
    [InlineData("status --state running --json")]
    [InlineData("demo wordcount a b --no-kill")]
    public void A_right_command_line_is_understood(string line) => Assert.Empty(RootCommands.Create().Parse(line).Errors);

    [Fact]
    public void The_command_after_two_dashes_keeps_its_own_options()
    {
        var parsed = RootCommands.Create().Parse("exec -- tar --create -f {}");
        Assert.Empty(parsed.Errors);
        Assert.Equal(["tar", "--create", "-f", "{}"], parsed.GetValue<string[]>("command")!);
    }
}
