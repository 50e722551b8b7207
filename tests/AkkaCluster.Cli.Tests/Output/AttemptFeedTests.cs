using AkkaCluster.Cli.Output;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;
using NSubstitute;

namespace AkkaCluster.Cli.Tests.Output;

public class AttemptFeedTests
{
    private readonly IClusterClient _client = Substitute.For<IClusterClient>();

    [Fact]
    public async Task Who_follows_is_told_each_attempt_once_until_the_job_has_ended()
    {
        _client.GetAsync("j1", Arg.Any<CancellationToken>()).Returns(Job(JobState.Running), Job(JobState.Failed));
        _client.GetAttemptsAsync("j1", 0, Arg.Any<CancellationToken>()).Returns(Stream(Attempt(0, 1, isFinal: true), Attempt(1, 1)));
        _client.GetAttemptsAsync("j1", 1, Arg.Any<CancellationToken>()).Returns(Stream(Attempt(1, 1), Attempt(1, 2, isFinal: true)));

        var told = await new AttemptFeed(_client, "j1", null).FollowAsync(TimeProvider.System, CancellationToken.None).ToListAsync();

        Assert.Equal([(0L, 1), (1L, 1), (1L, 2)], told.Select(attempt => (attempt.Index, attempt.Attempt)));
    }

    [Fact]
    public void An_attempt_is_told_in_a_line_and_its_error_where_its_standard_error_does_not_say_it()
    {
        var attempt = new JobAttempt
        {
            Index = 3, Round = 2, Attempt = 1, Outcome = JobAttemptOutcome.Failed, Worker = "akka.tcp://akkacluster@10.0.0.1:4053", ExitCode = 2, Error = "'x' ended with exit code 2.",
            StartedAt = DateTimeOffset.UnixEpoch, EndedAt = DateTimeOffset.UnixEpoch.AddSeconds(1.5),
        };
        Assert.Matches(@"^--- task 3, attempt 1 of round 2 on 10\.0\.0\.1:4053: failed with exit code 2 \(.*, 1\.5 s\)\n'x' ended with exit code 2\.$", AttemptWriter.Describe(attempt));
        Assert.DoesNotContain("\n", AttemptWriter.Describe(attempt with { Stderr = "why" }), StringComparison.Ordinal);
        Assert.Contains("tasks 3 to 7", AttemptWriter.Describe(attempt with { Count = 5 }), StringComparison.Ordinal);
    }

    private static Job Job(JobState state) => new() { Id = "j1", Kind = "exec", State = state };

    private static JobAttempt Attempt(long index, int attempt, bool isFinal = false) => new() { Index = index, Attempt = attempt, Outcome = JobAttemptOutcome.Failed, Final = isFinal };

    private static IAsyncEnumerable<JobAttempt> Stream(params JobAttempt[] attempts) => attempts.ToAsyncEnumerable();
}
