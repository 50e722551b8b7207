using AkkaCluster.Handlers.Exec;

namespace AkkaCluster.Handlers.Tests.Exec;

public class ExecPolicyTests
{
    private static readonly ExecPolicy GzipOnly = new(true, ["gzip"]);

    [Fact]
    public void Nothing_runs_unless_the_worker_turns_it_on() =>
        Assert.Contains("--allow-exec", ExecPolicy.Off.Refusal(CommandTemplate.Parse(["true"])), StringComparison.Ordinal);

    [Fact]
    public void Only_a_named_command_runs()
    {
        Assert.Null(GzipOnly.Refusal(CommandTemplate.Parse(["gzip", "{}"])));
        Assert.Contains("'rm'", GzipOnly.Refusal(CommandTemplate.Parse(["rm", "{}"])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_shell_line_cannot_smuggle_a_command_past_the_list() =>
        Assert.Contains("'sh'", GzipOnly.Refusal(CommandTemplate.Parse(["gzip {}; rm {}"])), StringComparison.Ordinal);

    [Fact]
    public void A_program_that_the_input_names_is_refused() =>
        Assert.Contains("depends on the input", GzipOnly.Refusal(CommandTemplate.Parse(["{}", "x"])), StringComparison.Ordinal);

    [Fact]
    public void A_star_allows_any() => Assert.Null(ExecPolicy.Anything.Refusal(CommandTemplate.Parse(["{}", "x"])));
}
