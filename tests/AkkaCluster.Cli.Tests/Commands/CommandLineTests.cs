using System.CommandLine;
using AkkaCluster.Cli.Commands;
using AkkaCluster.Cli.Output;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Tests.Commands;

public class CommandLineTests
{
    [Theory]
    [InlineData("0..10", 0, 10, 1)]
    [InlineData("-5..10:3", -5, 10, 3)]
    [InlineData("-9000000000000000000..9000000000000000000:100000000000000000", -9000000000000000000, 9000000000000000000, 100000000000000000)]
    public void A_range_has_two_ends_and_perhaps_a_step(string text, long from, long to, long step) =>
        Assert.Equal(new JobInputs.Range(from, to, step), InputOptions.Range(text));

    [Theory]
    [InlineData("10")]
    [InlineData("a..b")]
    [InlineData("1..2:3:4")]
    [InlineData("2..1")]
    [InlineData("1..2:0")]
    [InlineData("-9000000000000000000..9000000000000000000")]
    [InlineData("0..99999999999999999999")]
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
    [InlineData("up --slots 0")]
    [InlineData("nothing")]
    [InlineData("status --limit 0")]
    [InlineData("status --limit x")]
    [InlineData("status --state nosuch")]
    [InlineData("tasks JOB --from -1")]
    [InlineData("submit noop --priority 10")]
    [InlineData("submit noop --max-attempts 0")]
    [InlineData("logs JOB --level warning")]
    [InlineData("logs JOB 1 --nodes")]
    [InlineData("logs -n 1001")]
    [InlineData("kinds push")]
    [InlineData("kinds remove")]
    public void A_wrong_command_line_is_found_at_once(string line) => Assert.NotEmpty(Parse(line).Errors);

    [Theory]
    [InlineData("status --state nosuch", "'queued'")]
    [InlineData("status --limit x", "--limit is 'x'; expected a whole number")]
    [InlineData("nothing", "expected one of demo, up")]
    [InlineData("logs JOB --level warning", "--level is for what the nodes logged: give --nodes")]
    [InlineData("logs --level trace", "warning")]
    [InlineData("submit", "")]
    [InlineData("", "A command is missing")]
    public void What_is_wrong_is_told_in_one_line_without_names_of_types(string line, string expected)
    {
        var told = ParseErrors.Describe(Parse(line));
        Assert.Contains(expected, told, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", told, StringComparison.Ordinal);
        Assert.DoesNotContain("JobState", told, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', told);
    }

    [Fact]
    public void A_word_that_begins_with_an_at_sign_is_no_file_of_words() =>
        Assert.Equal(["@inputs"], Parse("submit sleep -i @inputs").GetValue<string[]>("--input")!);

    [Theory]
    [InlineData("--label", "x=1", "--label", "x=2")]
    [InlineData("--label", "x")]
    [InlineData("--time-limit", "99999999999h")]
    [InlineData("--time-limit", "1e300s")]
    [InlineData("--time-limit", "x")]
    [InlineData("--key", "k\nk")]
    [InlineData("--key", "ключ")]
    [InlineData("-p", "a=1", "-p", "a=2")]
    [InlineData("--parameters", "{\"a\":1,\"a\":2}")]
    [InlineData("--output", "file")]
    [InlineData("--wait", "--output", "/no/such/folder/file")]
    [InlineData("--null")]
    [InlineData("--range", "-9000000000000000000..9000000000000000000")]
    [InlineData("--files", "")]
    [InlineData("--gateway", "http://[")]
    [InlineData("--patience", "99999999999h")]
    [InlineData("--token", "a\nb")]
    [InlineData("--lines", "/")]
    [InlineData("--lines", "/no/such/file")]
    public async Task A_value_that_nobody_can_use_is_a_wrong_command_line(params string[] words) =>
        Assert.Equal(CliExitCodes.BadUsage, await CommandLine.RunAsync(["submit", "noop", "--gateway", "http://127.0.0.1:1", "--patience", "0", .. words]));

    [Theory]
    [InlineData("submit primes -p below=10 --wait -o out")]
    [InlineData("exec -a inputs -- gzip -k {}")]
    [InlineData("up")]
    [InlineData("up --workers 0")]
    [InlineData("up --seeds 2 --workers 4")]
    [InlineData("status --state running --json")]
    [InlineData("logs JOB 1 -f")]
    [InlineData("logs JOB --nodes --level Warning -n 5")]
    [InlineData("demo wordcount a b --no-kill")]
    public void A_right_command_line_is_understood(string line) => Assert.Empty(Parse(line).Errors);

    private static ParseResult Parse(string line) => CommandLine.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
