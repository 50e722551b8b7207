using System.Text;
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
    public async Task A_job_that_is_waited_for_may_be_named_by_the_beginning_of_its_id_and_is_not_deleted()
    {
        await using var cluster = await LocalCluster.StartAsync();
        var first = await cluster.Service.SubmitAsync(Echo, Patience);
        var waits = await cluster.Service.SubmitAsync(Echo with { After = [new JobDependency(first.Id[..^1])], NotBefore = TimeProvider.System.GetUtcNow().AddDays(1) });
        Assert.Equal(first.Id, (await cluster.Service.FindAsync(waits.Id))!.Spec.After.Single().Job);
        Assert.Contains("other jobs wait for it", (await Assert.ThrowsAsync<JobRefusedException>(() => cluster.Service.DeleteAsync(first.Id))).Message, StringComparison.Ordinal);
        await cluster.Service.CancelAsync(waits.Id);
        await cluster.Service.DeleteAsync(first.Id);
        Assert.Null(await cluster.Service.FindAsync(first.Id));
    }

    [Fact]
    public async Task A_job_that_is_run_again_is_waited_for_again()
    {
        var tries = 0;
        await using var cluster = await LocalCluster.StartAsync(null, new TestKinds.Scripted((_, context, _) =>
        {
            context.Write(Interlocked.Increment(ref tries));
            return ValueTask.CompletedTask;
        }));
        var first = await cluster.Service.SubmitAsync(Echo with { Kind = "scripted" }, Patience);
        var next = await cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Inputs = new InputSource.Outputs([first.Id]), NotBefore = TimeProvider.System.GetUtcNow().AddSeconds(2) });
        await cluster.Service.RerunAsync(first.Id, failedOnly: false);
        Assert.Equal(JobState.Succeeded, (await cluster.Service.WaitAsync(next.Id, Patience))!.State);
        Assert.Equal("2", Encoding.UTF8.GetString((await cluster.TasksAsync(next.Id)).Single().Output.Span));
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

    [Fact]
    public async Task The_outputs_of_a_job_are_the_inputs_of_the_next_and_all_of_them_one_input_of_the_last()
    {
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { InlineLimit = 100 });
        var first = await cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Inputs = new InputSource.Range(0, 5000) });
        var each = await cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Inputs = new InputSource.Outputs([first.Id]) });
        var all = await cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Inputs = new InputSource.Outputs([each.Id], Gather: true) }, Patience);
        Assert.Equal((JobState.Succeeded, 1L), (all.Finished!.State, all.Finished.TaskCount));
        Assert.Equal(5000, (await cluster.Service.FindAsync(each.Id))!.Succeeded);
        Assert.Equal(string.Concat(Enumerable.Range(0, 5000).Select(i => $"{i}\n")), Encoding.UTF8.GetString((await cluster.TasksAsync(all.Id)).Single().Output.Span));
    }

    [Fact]
    public async Task The_lines_of_a_result_are_inputs_and_a_reduced_job_is_one_of_them()
    {
        await using var cluster = await LocalCluster.StartAsync();
        var sum = await cluster.Service.SubmitAsync(new JobSubmission { Kind = "sum", Inputs = new InputSource.Range(0, 10) });
        var next = await cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Inputs = new InputSource.Outputs([sum.Id]) }, Patience);
        Assert.Equal("45", Encoding.UTF8.GetString((await cluster.TasksAsync(next.Id)).Single().Output.Span));
    }

    [Fact]
    public async Task Outputs_that_are_no_text_end_the_job_that_wants_them()
    {
        await using var cluster = await LocalCluster.StartAsync(null, new TestKinds.Scripted((_, context, _) =>
        {
            context.Write([0xff]);
            return ValueTask.CompletedTask;
        }));
        var first = await cluster.Service.SubmitAsync(Echo with { Kind = "scripted" });
        var next = await cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Inputs = new InputSource.Outputs([first.Id]) }, Patience);
        Assert.Equal((JobState.Failed, true), (next.Finished!.State, next.Finished.Error!.Contains("is no text", StringComparison.Ordinal)));
    }

    private static JobSubmission Echo { get; } = new() { Kind = "echo", Inputs = new InputSource.Lines(["a"]) };
}
