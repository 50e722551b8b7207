using System.Runtime.CompilerServices;
using AkkaCluster.Cli.Output;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Tests.Output;

public class JobFollowerTests
{
    [Fact]
    public void Progress_is_told_in_words() => Assert.Equal(
        "1,500 of 2,000 tasks, 1 failed, 3 retries, paused",
        JobFollower.Describe(new JobProgress { Id = "x", TaskCount = 2_000, Succeeded = 1_499, Failed = 1, Retries = 3, Paused = true }));

    [Fact]
    public void A_job_that_cannot_go_on_says_why() => Assert.EndsWith(
        ": The disk is full.", JobFollower.Describe(new JobProgress { Id = "x", NotReady = new NotReady("The disk is full.", DateTimeOffset.UnixEpoch) }), StringComparison.Ordinal);

    [Fact]
    public async Task A_job_that_cannot_go_on_for_too_long_is_given_up_with_the_reason()
    {
        var seen = new List<JobProgress>();
        var failure = await Assert.ThrowsAsync<ClusterException>(async () =>
        {
            await foreach (var progress in JobFollower.GiveUpAfterAsync(TimeSpan.FromMilliseconds(1), HangAfterAsync(new NotReady("The disk is full.", DateTimeOffset.UnixEpoch)), TimeProvider.System))
                seen.Add(progress);
        });
        Assert.InRange(seen.Count, 2, 3);
        Assert.Equal(503, failure.Status);
        Assert.Contains("--patience", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_only_takes_long_is_never_given_up()
    {
        var gate = new TaskCompletionSource();
        await using var watched = JobFollower.GiveUpAfterAsync(TimeSpan.Zero, EndAfterAsync(gate.Task), TimeProvider.System).GetAsyncEnumerator();
        Assert.True(await watched.MoveNextAsync());
        var end = watched.MoveNextAsync();
        Assert.False(end.IsCompleted);
        gate.SetResult();
        Assert.True(await end);
        Assert.False(await watched.MoveNextAsync());
    }

    private static async IAsyncEnumerable<JobProgress> HangAfterAsync(NotReady reason, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        yield return new JobProgress { Id = "x" };
        yield return new JobProgress { Id = "x", NotReady = reason };
        yield return new JobProgress { Id = "x", NotReady = reason with { Reason = "Another." } };
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
    }

    private static async IAsyncEnumerable<JobProgress> EndAfterAsync(Task gate)
    {
        yield return new JobProgress { Id = "x" };
        await gate;
        yield return new JobProgress { Id = "x", State = JobState.Succeeded };
    }
}
