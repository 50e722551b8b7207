using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Storage;
using AkkaCluster.Jobs.Tests.Support;

namespace AkkaCluster.Jobs.Tests;

/// <summary>Jobs that wait for a time or for other jobs, with leader, jobs and workers.</summary>
public class WaitingJobTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_job_begins_when_its_time_has_come()
    {
        await using var cluster = await LocalCluster.StartAsync();
        var time = TimeProvider.System.GetUtcNow().AddSeconds(1.5);
        var job = await cluster.Service.SubmitAsync(Echo with { NotBefore = time });
        Assert.Equal(JobState.Waiting, (await cluster.Service.FindAsync(job.Id))!.State);
        var ended = await cluster.Service.WaitAsync(job.Id, Patience);
        Assert.Equal(JobState.Succeeded, ended!.State);
        Assert.True(ended.StartedAt >= DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds()), $"It began at {ended.StartedAt:O}, and was not to before {time:O}.");
    }

    [Fact]
    public async Task A_job_that_waits_says_for_what()
    {
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { Workers = 0 });
        var first = await cluster.Service.SubmitAsync(Echo);
        var waits = await cluster.Service.SubmitAsync(Echo with { After = [new JobDependency(first.Id, EndCondition.Finished)] });
        var progress = await cluster.Service.WatchAsync(waits.Id).FirstAsync();
        Assert.Equal((JobState.Waiting, $"for job {first.Id} to end"), (progress.State, progress.Waits));
    }

    [Fact]
    public async Task Jobs_run_one_after_the_other_though_the_leader_changes()
    {
        var gate = new TaskCompletionSource();
        await using var cluster = await LocalCluster.StartAsync(null, new TestKinds.Scripted((_, _, _) => new ValueTask(gate.Task)));
        var first = await cluster.Service.SubmitAsync(Echo with { Kind = "scripted" });
        var second = await cluster.Service.SubmitAsync(Echo with { After = [new JobDependency(first.Id)] });
        var third = await cluster.Service.SubmitAsync(Echo with { After = [new JobDependency(second.Id), new JobDependency(first.Id, EndCondition.Finished)] });
        await cluster.KillLeaderAsync();
        cluster.StartLeader();
        gate.SetResult();
        var (a, b, c) = (await cluster.Service.WaitAsync(first.Id, Patience), await cluster.Service.WaitAsync(second.Id, Patience), await cluster.Service.WaitAsync(third.Id, Patience));
        Assert.All([a, b, c], job => Assert.Equal(JobState.Succeeded, job!.State));
        Assert.True(a!.FinishedAt <= b!.StartedAt && b.FinishedAt <= c!.StartedAt);
    }

    [Fact]
    public async Task A_job_behind_one_that_failed_is_cancelled_and_who_waits_is_told_why()
    {
        await using var cluster = await LocalCluster.StartAsync(null, new TestKinds.Scripted((_, _, _) => throw new TaskFailedException("no", permanent: true)));
        var first = await cluster.Service.SubmitAsync(Echo with { Kind = "scripted", MaxAttempts = 1 });
        var behind = await cluster.Service.SubmitAsync(Echo with { After = [new JobDependency(first.Id)] }, Patience);
        Assert.Equal(JobState.Cancelled, behind.Finished!.State);
        Assert.Contains($"job {first.Id}", behind.Finished.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_waiting_job_is_held_and_cancelled_like_any_other()
    {
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { Workers = 0 });
        var job = await cluster.Service.SubmitAsync(Echo with { NotBefore = TimeProvider.System.GetUtcNow().AddDays(1) });
        await cluster.Service.PauseAsync(job.Id);
        Assert.True((await cluster.Service.FindAsync(job.Id))!.Paused);
        await cluster.Service.CancelAsync(job.Id);
        Assert.Equal(JobState.Cancelled, (await cluster.Service.FindAsync(job.Id))!.State);
        Assert.Equal(JobRefusal.Conflict, (await Assert.ThrowsAsync<JobRefusedException>(() => cluster.Service.CancelAsync(job.Id))).Reason);
    }

    [Fact]
    public async Task A_job_that_there_is_not_cannot_be_waited_for()
    {
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { Workers = 0 });
        var refused = await Assert.ThrowsAsync<JobRefusedException>(() => cluster.Service.SubmitAsync(Echo with { After = [new JobDependency("none")] }));
        Assert.Equal((JobRefusal.Invalid, true), (refused.Reason, refused.Message.Contains("There is no job none to wait for", StringComparison.Ordinal)));
    }

    private static JobSubmission Echo { get; } = new() { Kind = "echo", Inputs = new InputSource.Lines(["a"]) };
}
