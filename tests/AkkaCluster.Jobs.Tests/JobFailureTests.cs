using System.Text;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Tests.Support;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Tests;

/// <summary>Jobs while workers, jobs' actors, the leader and the store fail: every answer right, every result recorded once.</summary>
public class JobFailureTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task The_chunks_of_a_lost_worker_run_elsewhere()
    {
        var (held, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        var kind = new TestKinds.Scripted(async (input, context, cancellation) =>
        {
            if (input.Index == 0 && context.Attempt == 1 && held.TrySetResult())
                await gate.Task.WaitAsync(Patience, TimeProvider.System, cancellation);
            context.Write(input.Index);
        });
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { Workers = 1 }, kind);
        var id = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 50) })).Id;
        await held.Task.WaitAsync(Patience);

        cluster.StartWorker("worker-2:1");
        await cluster.KillWorkerAsync("worker-1:1");

        var job = (await cluster.Service.WaitAsync(id, Patience))!;
        Assert.Equal((JobState.Succeeded, 50L), (job.State, job.Succeeded));
        await AssertRecordedOnceAsync(cluster, id, 50);
        // Where who ran what is looked at, the workers that are there have done what was not lost.
        await cluster.DrainWorkerAsync("worker-2:1");
        var chunks = (await cluster.Service.EndedChunksAsync())!.Chunks;
        Assert.All(chunks, chunk => Assert.Equal((id, "scripted"), (chunk.JobId, chunk.Kind)));
        Assert.InRange(chunks.Where(chunk => chunk is { Worker: "worker-2:1", Lost: false }).Sum(chunk => chunk.Count), 1, 50);
    }

    [Fact]
    public async Task A_job_whose_actor_is_lost_goes_on_and_what_workers_hold_is_not_run_twice()
    {
        using var gate = new SemaphoreSlim(0);
        var running = new SemaphoreSlim(0);
        var kind = new TestKinds.Scripted(async (input, context, _) =>
        {
            running.Release();
            if (input.Index < 4)
                await gate.WaitAsync(Patience, CancellationToken.None);
            context.Write(input.Index);
        });
        await using var cluster = await LocalCluster.StartAsync(null, kind);
        var id = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 40) })).Id;
        for (var i = 0; i < 4; i++)
            Assert.True(await running.WaitAsync(Patience));

        await cluster.KillJobActorAsync(id);
        gate.Release(100);

        var job = (await cluster.Service.WaitAsync(id, Patience))!;
        Assert.Equal(JobState.Succeeded, job.State);
        Assert.True(job.Epoch > 1, $"The job ended at epoch {job.Epoch}; expected a later incarnation.");
        Assert.Equal(40, kind.Executed.Count);
        await AssertRecordedOnceAsync(cluster, id, 40);
    }

    [Fact]
    public async Task A_job_that_an_incarnation_of_a_removed_node_took_over_and_ended_has_ended_for_all()
    {
        var running = new SemaphoreSlim(0);
        var gate = new TaskCompletionSource();
        var kind = new TestKinds.Scripted(async (input, context, cancellation) =>
        {
            running.Release();
            await gate.Task.WaitAsync(Patience, TimeProvider.System, cancellation);
            context.Write(input.Index);
        });
        await using var cluster = await LocalCluster.StartAsync(null, kind);
        var id = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 1) })).Id;
        Assert.True(await running.WaitAsync(Patience));

        // Nobody but the store hears of it.
        var other = (await cluster.Store.TakeJobAsync(id))!;
        await cluster.Store.FinishAsync(other.Number, other.Epoch, new JobFinish(JobState.Failed, TimeProvider.System.GetUtcNow(), "ended elsewhere"));

        var job = await cluster.Service.WaitAsync(id, TimeSpan.FromSeconds(30));
        Assert.Equal((JobState.Failed, "ended elsewhere"), (job?.State, job?.Error));
        var overview = await cluster.Service.OverviewAsync(CancellationToken.None);
        Assert.Equal((0, 0), (overview.QueuedJobs, overview.ActiveJobs));
    }

    [Fact]
    public async Task Workers_that_are_only_too_slow_to_say_what_they_hold_are_not_taken_for_killed_by_their_tasks()
    {
        var running = new SemaphoreSlim(0);
        var gate = new SemaphoreSlim(0);
        var kind = new TestKinds.Scripted(async (input, context, _) =>
        {
            running.Release();
            await gate.WaitAsync(Patience, CancellationToken.None);
            context.Write(input.Index);
        });
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { Workers = 4, AsksWorkers = false }, kind);
        var id = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 1) })).Id;
        // One more incarnation than max-worker-kills, and the first, whose leases are not recorded.
        for (var incarnation = 1; incarnation <= 5; incarnation++)
        {
            Assert.True(await running.WaitAsync(Patience));
            await cluster.KillJobActorAsync(id);
        }

        gate.Release(100);

        var job = (await cluster.Service.WaitAsync(id, Patience))!;
        Assert.True(job.State == JobState.Succeeded, job.Error);
    }

    [Fact]
    public async Task A_job_survives_its_actor_again_and_again()
    {
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { InquiryTimeout = TimeSpan.FromMilliseconds(300) });
        var id = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "sum", Inputs = new InputSource.Range(0, 300_000) })).Id;
        var ended = cluster.Service.WaitAsync(id, Patience);
        var progress = cluster.Service.WatchAsync(id).GetAsyncEnumerator();
        for (var kills = 0; kills < 5 && await progress.MoveNextAsync() && !progress.Current.State.IsFinal(); kills++)
            await cluster.KillJobActorAsync(id);
        await progress.DisposeAsync();

        var job = (await ended)!;

        Assert.Equal((JobState.Succeeded, 300_000L), (job.State, job.Succeeded));
        Assert.Equal("44999850000", Encoding.UTF8.GetString((await cluster.Service.ReadResultAsync(id))!.Data.Span));
        await AssertRecordedOnceAsync(cluster, id, 300_000);
    }

    [Fact]
    public async Task A_submission_during_a_failover_is_answered_by_the_next_leader()
    {
        await using var cluster = await LocalCluster.StartAsync();
        var running = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "sum", Inputs = new InputSource.Range(0, 100_000) })).Id;
        await cluster.KillLeaderAsync();

        var submitting = cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Inputs = new InputSource.Range(0, 10) }, Patience);
        cluster.StartLeader();

        Assert.Equal(JobState.Succeeded, (await submitting).Finished!.State);
        Assert.Equal(JobState.Succeeded, (await cluster.Service.WaitAsync(running, Patience))!.State);
        Assert.Equal(2, (await cluster.Service.OverviewAsync()).LeaderEpoch);
        Assert.Equal(2, (await cluster.Service.ListAsync(new JobQuery())).Count);
    }

    [Fact]
    public async Task A_leader_that_was_replaced_writes_nothing_more()
    {
        // It does not begin anew before the caller has given up.
        var options = new LocalClusterOptions { LeaderTimeout = TimeSpan.FromSeconds(5) };
        await using var cluster = await LocalCluster.StartAsync(options with { Leader = options.Leader with { FencedPause = Patience } });
        await cluster.LeadingAsync();
        await cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Inputs = new InputSource.Range(0, 1) }, Patience);
        await cluster.Store.TakeLeadershipAsync("another");

        var refused = await Assert.ThrowsAsync<JobRefusedException>(() => cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Inputs = new InputSource.Range(0, 1) }));

        Assert.Equal(JobRefusal.Unavailable, refused.Reason);
        Assert.Contains("replaced", refused.Message);
        Assert.Single(await cluster.Service.ListAsync(new JobQuery()));
    }

    [Fact]
    public async Task A_store_that_fails_holds_jobs_up_and_nothing_is_lost()
    {
        using var gate = new SemaphoreSlim(0);
        var started = new TaskCompletionSource();
        var kind = new TestKinds.Scripted(async (input, context, _) =>
        {
            started.TrySetResult();
            await gate.WaitAsync(Patience, CancellationToken.None);
            context.Write(input.Index);
        });
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions(), kind);
        var id = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 200) })).Id;
        await started.Task.WaitAsync(Patience);

        cluster.Store.Broken = true;
        gate.Release(1000);
        var refused = await Assert.ThrowsAsync<JobRefusedException>(() => cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Inputs = new InputSource.Range(0, 1) }));
        Assert.Equal(JobRefusal.Unavailable, refused.Reason);
        Assert.Contains("disk of the job store is full", refused.Message);
        Assert.Contains("full", await cluster.Service.CheckReadyAsync());
        cluster.Store.Broken = false;

        Assert.Equal((JobState.Succeeded, 200L), await cluster.Service.WaitAsync(id, Patience) is { } job ? (job.State, job.Succeeded) : default);
        await AssertRecordedOnceAsync(cluster, id, 200);
        Assert.Equal(200, kind.Executed.Count);
    }

    [Fact]
    public async Task Who_follows_a_job_is_told_when_the_store_fails_and_when_it_is_back()
    {
        using var gate = new SemaphoreSlim(0);
        var kind = new TestKinds.Scripted(async (input, context, _) =>
        {
            await gate.WaitAsync(Patience, CancellationToken.None);
            context.Write(input.Index);
        });
        await using var cluster = await LocalCluster.StartAsync(null, kind);
        var id = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 4) })).Id;
        using var late = new CancellationTokenSource(Patience);
        await using var watched = cluster.Service.WatchAsync(id, late.Token).GetAsyncEnumerator(late.Token);
        async Task<JobProgress> UntilAsync(Func<JobProgress, bool> condition)
        {
            while (await watched.MoveNextAsync())
            {
                if (condition(watched.Current))
                    return watched.Current;
            }
            throw new InvalidOperationException("The stream ended before.");
        }

        Assert.Null((await UntilAsync(_ => true)).NotReady);
        cluster.Store.Broken = true;
        Assert.Contains("full", (await UntilAsync(progress => progress.NotReady is not null)).NotReady!.Reason);
        Assert.Contains("full", (await cluster.Service.OverviewAsync()).StoreTrouble);
        cluster.Store.Broken = false;
        await UntilAsync(progress => progress.NotReady is null);
        gate.Release(10);
        Assert.Equal(JobState.Succeeded, (await UntilAsync(progress => progress.State.IsFinal())).State);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_handler_that_ignores_its_cancellation_is_counted_and_its_worker_gives_up_where_it_is_told_to(bool leave)
    {
        using var gate = new SemaphoreSlim(0);
        var kind = new TestKinds.Scripted(async (_, _, _) => await gate.WaitAsync(Patience, CancellationToken.None));
        var options = new LocalClusterOptions { Workers = 1 };
        await using var cluster = await LocalCluster.StartAsync(
            options with { Worker = options.Worker with { StuckAfter = TimeSpan.FromMilliseconds(100), AliveInterval = TimeSpan.FromMilliseconds(50), LeaveWhenStuck = leave ? 1 : 0 } }, kind);
        var limited = new JobSubmission { Kind = "scripted", Inputs = new InputSource.Lines(["x"]), TaskTimeLimit = TimeSpan.FromMilliseconds(50) };
        var id = (await cluster.Service.SubmitAsync(limited)).Id;

        await StuckAsync(cluster, 1);
        await cluster.Service.CancelAsync(id);
        // The other slot works on.
        Assert.Equal(JobState.Succeeded, (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Inputs = new InputSource.Range(0, 10) }, Patience)).Finished!.State);
        if (leave)
            Assert.Contains($"Task 0 of job {id}, kind scripted", await cluster.GaveUp.Task.WaitAsync(Patience));
        // A worker that is asked to leave does not wait for what never ends.
        await cluster.DrainWorkerAsync("worker-1:1");
        gate.Release();
        await StuckAsync(cluster, 0);
        Assert.Equal(leave, cluster.GaveUp.Task.IsCompleted);
    }

    private static async Task StuckAsync(LocalCluster cluster, int slots)
    {
        using var late = new CancellationTokenSource(Patience);
        while ((await cluster.Service.OverviewAsync(late.Token)).Workers.SingleOrDefault()?.StuckSlots != slots)
            await Task.Yield();
    }

    [Fact]
    public async Task A_worker_that_drains_finishes_what_it_runs_and_hands_the_rest_back()
    {
        using var gate = new SemaphoreSlim(0);
        var started = new SemaphoreSlim(0);
        var kind = new TestKinds.Scripted(async (input, context, _) =>
        {
            started.Release();
            await gate.WaitAsync(Patience, CancellationToken.None);
            context.Write(input.Index);
        });
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { Workers = 1 }, kind);
        var id = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 10) })).Id;
        Assert.True(await started.WaitAsync(Patience) && await started.WaitAsync(Patience));

        var drained = cluster.DrainWorkerAsync("worker-1:1");
        Assert.False(drained.IsCompleted);
        gate.Release(100);
        await drained;
        var recorded = (await cluster.Service.FindAsync(id))!.Done;
        Assert.InRange(recorded, 2, 4);

        cluster.StartWorker("worker-2:1");
        Assert.Equal(JobState.Succeeded, (await cluster.Service.WaitAsync(id, Patience))!.State);
        Assert.Equal(10, kind.Executed.Count);
    }

    [Fact]
    public async Task A_standby_worker_works_only_while_no_active_one_is_there()
    {
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { Workers = 1 });
        cluster.StartWorker("standby:1", standby: true);
        var both = await cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Inputs = new InputSource.Range(0, 20_000) }, Patience);
        Assert.All(await cluster.TasksAsync(both.Id), task => Assert.Equal("worker-1:1", task.Worker));

        await cluster.KillWorkerAsync("worker-1:1");
        var alone = await cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Inputs = new InputSource.Range(0, 20_000) }, Patience);

        Assert.Equal(JobState.Succeeded, alone.Finished!.State);
        Assert.All(await cluster.TasksAsync(alone.Id), task => Assert.Equal("standby:1", task.Worker));
    }

    [Fact]
    public async Task A_straggler_at_the_end_is_run_a_second_time_and_the_first_result_counts()
    {
        var hung = 0;
        var kind = new TestKinds.Scripted(async (input, context, cancellation) =>
        {
            if (input.Index == 7 && Interlocked.Exchange(ref hung, 1) == 0)
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
            context.Write(input.Index);
        });
        var options = new LocalClusterOptions();
        await using var cluster = await LocalCluster.StartAsync(options with { Leasing = options.Leasing with { SpeculateAfter = TimeSpan.FromMilliseconds(300) } }, kind);

        var job = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 20) }, Patience)).Finished!;

        Assert.Equal((JobState.Succeeded, 20L), (job.State, job.Succeeded));
        Assert.Equal(2, kind.Executed.Count(index => index == 7));
        await AssertRecordedOnceAsync(cluster, job.Id, 20);
    }

    private static async Task AssertRecordedOnceAsync(LocalCluster cluster, string id, int count)
    {
        var tasks = await cluster.TasksAsync(id);
        Assert.Equal(Enumerable.Range(0, count).Select(i => (long)i), tasks.Select(task => task.Index));
        Assert.All(tasks, task => Assert.Equal(task.Index.ToString(System.Globalization.CultureInfo.InvariantCulture), Encoding.UTF8.GetString(task.Output.Span)));
    }
}
