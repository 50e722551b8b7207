using System.Text;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Tests.Support;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Tests;

/// <summary>What the store refuses, or does without saying so: every job ends, and ends right.</summary>
public class JobRefusedByStoreTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_task_whose_outcome_the_store_refuses_has_failed_and_those_beside_it_have_not()
    {
        await using var cluster = await LocalCluster.StartAsync();
        cluster.Store.RefusesChunk = chunk => chunk.Tasks().Any(task => task is { Index: 700, Failed: false });

        var job = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Inputs = new InputSource.Range(0, 1000) }, Patience)).Finished!;

        Assert.Equal((JobState.Failed, 999L, 1L), (job.State, job.Succeeded, job.Failed));
        Assert.Contains("refused", job.Error);
        var tasks = await cluster.TasksAsync(job.Id);
        Assert.Equal(1000, tasks.Count);
        Assert.Contains("does not like it", Encoding.UTF8.GetString(tasks.Single(task => task.Failed).Output.Span));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    public async Task A_job_whose_last_task_and_whose_failure_are_refused_has_failed(int tasks)
    {
        await using var cluster = await LocalCluster.StartAsync();
        cluster.Store.RefusesChunk = chunk => chunk.Tasks().Any(task => task.Index == tasks - 1);

        var job = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Inputs = new InputSource.Range(0, tasks) }, Patience)).Finished!;

        Assert.Equal(JobState.Failed, job.State);
        Assert.Contains("The job store refused the outcome", job.Error);
    }

    [Fact]
    public async Task A_last_task_that_is_refused_makes_a_failed_job_though_its_success_was_reduced()
    {
        await using var cluster = await LocalCluster.StartAsync();
        cluster.Store.RefusesChunk = chunk => chunk.Tasks().Any(task => task is { Index: 0, Failed: false });

        var job = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "sum", Inputs = new InputSource.Range(0, 1) }, Patience)).Finished!;

        Assert.Equal((JobState.Failed, 0L, 1L), (job.State, job.Succeeded, job.Failed));
    }

    [Fact]
    public async Task A_result_that_the_store_refuses_is_told_as_the_jobs_failure()
    {
        await using var cluster = await LocalCluster.StartAsync();
        cluster.Store.RefusesFinish = finish => finish.Result is not null;

        var job = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "sum", Inputs = new InputSource.Range(0, 10) }, Patience)).Finished!;

        Assert.Equal((JobState.Failed, 10L), (job.State, job.Succeeded));
        Assert.Contains("refused the job's result", job.Error);
    }

    [Fact]
    public async Task Answers_that_are_lost_cost_an_incarnation_each_and_nothing_else()
    {
        await using var cluster = await LocalCluster.StartAsync();
        var id = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "sum", Inputs = new InputSource.Range(0, 2000) })).Id;
        cluster.Store.AnswersToLose = 3;

        var job = (await cluster.Service.WaitAsync(id, Patience))!;

        Assert.Equal((JobState.Succeeded, 2000L), (job.State, job.Succeeded));
        Assert.Equal("1999000", Encoding.UTF8.GetString((await cluster.Service.ReadResultAsync(id))!.Data.Span));
        Assert.Equal(2000, (await cluster.TasksAsync(id)).Count);
    }

    [Fact]
    public async Task A_job_that_was_admitted_without_an_answer_runs_though_nobody_asks_again()
    {
        var options = new LocalClusterOptions();
        await using var cluster = await LocalCluster.StartAsync(options with { LeaderTimeout = TimeSpan.FromSeconds(1) });
        await cluster.LeadingAsync();
        cluster.Store.AnswersToLose = int.MaxValue;

        var refused = await Assert.ThrowsAsync<JobRefusedException>(() => cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Inputs = new InputSource.Range(0, 10), IdempotencyKey = "k" }));
        cluster.Store.AnswersToLose = 0;

        var id = Assert.Single(await cluster.Service.ListAsync(new JobQuery())).Id;
        Assert.Contains($"It may be admitted all the same, as job {id}: hand it in again with the idempotency key 'k', and it is one job.", refused.Message);
        Assert.Equal(JobState.Succeeded, (await cluster.Service.WaitAsync(id, Patience))!.State);
    }

    [Fact]
    public async Task A_job_that_was_admitted_without_an_answer_runs_when_it_is_asked_for_again()
    {
        await using var cluster = await LocalCluster.StartAsync();
        await cluster.LeadingAsync();
        cluster.Store.AnswersToLose = 1;

        var submitted = await cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Inputs = new InputSource.Range(0, 10) }, Patience);

        Assert.False(submitted.Existed);
        Assert.Equal(JobState.Succeeded, submitted.Finished!.State);
    }

    [Fact]
    public async Task Cancelling_and_pausing_without_an_answer_are_done_all_the_same()
    {
        var kind = new TestKinds.Scripted((_, _, cancellation) => new ValueTask(Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation)));
        await using var cluster = await LocalCluster.StartAsync(null, kind);
        var id = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 1) })).Id;

        cluster.Store.AnswersToLose = 1;
        await cluster.Service.PauseAsync(id);
        cluster.Store.AnswersToLose = 1;
        await cluster.Service.CancelAsync(id);

        Assert.Equal(JobState.Cancelled, (await cluster.Service.WaitAsync(id, Patience))!.State);
        Assert.Equal(0, (await cluster.Service.OverviewAsync()).ActiveJobs);
    }

    [Fact]
    public async Task A_key_that_stands_for_other_content_is_refused()
    {
        await using var cluster = await LocalCluster.StartAsync();
        Task<SubmittedJob> SubmitAsync(string input, int priority = 5) => cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Inputs = new InputSource.Lines([input]), Priority = priority, IdempotencyKey = "k" });
        var first = await SubmitAsync("a");

        Assert.Equal((first.Id, true), (await SubmitAsync("a") is var again) ? (again.Id, again.Existed) : default);
        Assert.Equal(JobRefusal.KeyReused, (await Assert.ThrowsAsync<JobRefusedException>(() => SubmitAsync("b"))).Reason);
        Assert.Equal(JobRefusal.KeyReused, (await Assert.ThrowsAsync<JobRefusedException>(() => SubmitAsync("a", priority: 6))).Reason);
    }

    [Fact]
    public async Task Uploads_of_the_same_lines_are_the_same_content()
    {
        await using var cluster = await LocalCluster.StartAsync();
        async Task<SubmittedJob> SubmitAsync(params string[] lines) => await cluster.Service.SubmitAsync(
            new JobSubmission { Kind = "echo", Inputs = await cluster.Service.UploadAsync(lines.ToAsyncEnumerable()), IdempotencyKey = "k" });
        var first = await SubmitAsync("a", "b");

        Assert.Equal(first.Id, (await SubmitAsync("a", "b")).Id);
        Assert.Equal(JobRefusal.KeyReused, (await Assert.ThrowsAsync<JobRefusedException>(() => SubmitAsync("ab"))).Reason);
    }

    [Fact]
    public async Task While_a_leader_cannot_begin_submissions_are_refused_at_once_and_none_of_them_runs_later()
    {
        await using var cluster = await LocalCluster.StartAsync();
        await cluster.KillLeaderAsync();
        cluster.Store.Broken = true;
        cluster.StartLeader();

        var refused = await Assert.ThrowsAsync<JobRefusedException>(() => cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Inputs = new InputSource.Lines(["x"]) }));
        Assert.Equal(JobRefusal.Unavailable, refused.Reason);
        Assert.Contains("full", refused.Message);
        Assert.DoesNotContain("Tried for", refused.Message);
        cluster.Store.Broken = false;
        await cluster.LeadingAsync();

        var next = await cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Inputs = new InputSource.Lines(["y"]) }, Patience);
        Assert.Equal([next.Id], (await cluster.Service.ListAsync(new JobQuery())).Select(job => job.Id));
    }
}
