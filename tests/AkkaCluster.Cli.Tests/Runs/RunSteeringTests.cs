using AkkaCluster.Cli.Commands;
using AkkaCluster.Cli.Runs;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Tests.Runs;

public class RunSteeringTests
{
    [Fact]
    public void What_has_succeeded_in_a_run_is_not_done_again()
    {
        var (round, done) = RunSteering.Rest("r", [Job("b", 2, JobState.Failed), Job("a", 1, JobState.Succeeded), Job("b", 1, JobState.Cancelled), Job("c", 1, JobState.Cancelled)]);
        Assert.Equal((3, "a"), (round, Assert.Single(done).Key));
    }

    [Fact]
    public void A_run_that_has_not_ended_is_not_resumed() =>
        Assert.Contains("1 of its jobs", Assert.Throws<UsageException>(() => RunSteering.Rest("r", [Job("a", 1, JobState.Waiting), Job("b", 1, JobState.Failed)])).Message, StringComparison.Ordinal);

    private static Job Job(string step, int round, JobState state) => new()
    {
        Id = $"{step}-{round}",
        Kind = "exec",
        State = state,
        IdempotencyKey = $"run/r/{round}/{step}",
        Labels = new Dictionary<string, string> { ["run"] = "r", ["step"] = step },
    };
}
