using AkkaCluster.JobKinds.Exec;

namespace AkkaCluster.JobKinds.Tests.Exec;

public class ExecPolicyTests
{
    private static readonly ExecPolicy GzipOnly = new(true, ["gzip"], ["LEVEL"]);

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

    [Fact]
    public void A_job_sets_the_variables_that_are_named_and_no_others()
    {
        Assert.Null(GzipOnly.Refusal(["LEVEL"]));
        Assert.Contains("'PERL5OPT'", GzipOnly.Refusal(["LEVEL", "PERL5OPT"]), StringComparison.Ordinal);
        Assert.Null(ExecPolicy.Anything.Refusal(["PERL5OPT"]));
    }

    [Theory]
    [InlineData("LD_PRELOAD")]
    [InlineData("LD_AUDIT")]
    [InlineData("GLIBC_TUNABLES")]
    [InlineData("AKKACLUSTER_WORKER")]
    [InlineData("")]
    [InlineData("A=B")]
    public void No_job_sets_the_loaders_variables_or_our_own(string name) => Assert.NotNull(new ExecPolicy(true, ["*"], ["*", name]).Refusal([name]));
}
