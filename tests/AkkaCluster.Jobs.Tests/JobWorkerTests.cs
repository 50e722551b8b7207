using System.Text;
using Akka.Actor;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Tests.Support;
using AkkaCluster.Jobs.Worker.Execution;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Tests;

/// <summary>What workers and the code of others on them do: jobs end all the same.</summary>
public class JobWorkerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_worker_that_fails_ends_its_node_and_its_chunks_run_elsewhere()
    {
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { Workers = 1 });
        cluster.Worker("worker-1:1").Tell(new LeaseMessages.Granted("j", 1, null, null!));
        Assert.Contains("The worker agent failed", await cluster.GaveUp.Task.WaitAsync(Patience));

        cluster.StartWorker("worker-2:1");

        var job = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Inputs = new InputSource.Range(0, 100) }, Patience)).Finished!;
        Assert.Equal(JobState.Succeeded, job.State);
        Assert.All(await cluster.TasksAsync(job.Id), task => Assert.Equal("worker-2:1", task.Worker));
    }

    [Fact]
    public async Task A_job_that_only_its_actor_told_of_is_asked_although_the_leaders_order_comes_without_it()
    {
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var kind = new TestKinds.Scripted((_, _, cancellation) => new ValueTask(open.Task.WaitAsync(cancellation)));
        var options = new LocalClusterOptions();
        await using var cluster = await LocalCluster.StartAsync(options with { Workers = 1, Worker = options.Worker with { Slots = 1, Prefetch = 0 } }, kind);
        var id = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 1) })).Id;
        await UntilAsync(cluster, id, progress => progress.Leased == 1);

        var worker = cluster.Worker("worker-1:1");
        worker.Tell(new LeaseMessages.Available("small", Priority: 5), cluster.Region);
        worker.Tell(new WorkerCommands.Offer(LeaderEpoch: 99, Version: 1, [new WorkerCommands.OfferedJob(id, Priority: 5)], StandbyMayWork: false));
        open.SetResult();

        using var late = new CancellationTokenSource(Patience);
        while (!cluster.Sent.Any(message => message is LeaseMessages.Ask { JobId: "small" }))
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, late.Token);
    }

    [Fact]
    public void A_slot_that_was_closed_takes_no_work()
    {
        var slot = new SlotThread(1);
        slot.Dispose();
        Assert.Throws<ObjectDisposedException>(() => slot.Start(() => Task.CompletedTask));
    }

    [Fact]
    public async Task A_job_of_a_kind_that_no_worker_has_yet_waits_says_why_and_ends_when_one_has_it()
    {
        var kind = new TestKinds.Scripted((input, context, _) =>
        {
            context.Write(input.Index);
            return ValueTask.CompletedTask;
        });
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { Workers = 0 }, kind);
        cluster.StartWorker("old:1", kinds: TestKinds.With());
        var id = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 10) })).Id;

        Assert.Contains("kind 'scripted'", await ReasonAsync(cluster, id));
        cluster.StartWorker("new:1");

        Assert.Equal((JobState.Succeeded, 10L), await cluster.Service.WaitAsync(id, Patience) is { } job ? (job.State, job.Succeeded) : default);
    }

    [Fact]
    public async Task A_job_without_workers_says_so()
    {
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { Workers = 0 });
        var id = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Inputs = new InputSource.Range(0, 10) })).Id;

        Assert.Contains("no worker", await ReasonAsync(cluster, id));
    }

    private static async Task<string> ReasonAsync(LocalCluster cluster, string id)
    {
        using var late = new CancellationTokenSource(Patience);
        await foreach (var progress in cluster.Service.WatchAsync(id, late.Token))
        {
            if (progress.NotReady is { } notReady)
                return notReady.Reason;
        }

        throw new InvalidOperationException($"Job {id} ended without ever saying why it waits.");
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, false)]
    public async Task Tasks_with_effects_are_not_run_twice_at_once(bool ofKind, bool? ofJob)
    {
        using var gate = new SemaphoreSlim(0);
        var kind = new TestKinds.Scripted(async (input, context, _) =>
        {
            if (input.Index == 7)
                await gate.WaitAsync(Patience, CancellationToken.None);
            context.Write(input.Index);
        }, speculate: ofKind);
        var options = new LocalClusterOptions();
        await using var cluster = await LocalCluster.StartAsync(options with { Leasing = options.Leasing with { MaxChunk = 1, SpeculateAfter = TimeSpan.FromMilliseconds(100) } }, kind);
        var id = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 20), Speculate = ofJob })).Id;
        await UntilAsync(cluster, id, progress => progress.Succeeded == 19 && progress.Leased == 1);
        // As long again as it takes a straggler to be seen, as the job's actor itself tells the time.
        await UntilAsync(cluster, id, _ => true, events: 3);
        gate.Release();

        Assert.Equal(JobState.Succeeded, (await cluster.Service.WaitAsync(id, Patience))!.State);
        Assert.Equal(20, kind.Executed.Count);
    }

    [Fact]
    public async Task A_failure_does_not_count_while_the_same_attempt_runs_elsewhere_and_the_two_are_told_apart()
    {
        using var gate = new SemaphoreSlim(0);
        var kind = new TestKinds.Scripted(async (input, context, _) =>
        {
            if (input.Index == 7 && !context.IsSecondRun)
                await gate.WaitAsync(Patience, CancellationToken.None);
            if (input.Index == 7 && context.IsSecondRun)
            {
                gate.Release();
                throw new TaskFailedException("the second run");
            }

            context.Write(input.Index);
        });
        var options = new LocalClusterOptions();
        await using var cluster = await LocalCluster.StartAsync(options with { Leasing = options.Leasing with { MaxChunk = 1, SpeculateAfter = TimeSpan.FromMilliseconds(100) } }, kind);

        var job = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 20), MaxAttempts = 1 }, Patience)).Finished!;

        Assert.Equal((JobState.Succeeded, 20L), (job.State, job.Succeeded));
        Assert.Equal(2, kind.Executed.Count(index => index == 7));
    }

    [Theory]
    [InlineData(2_000_000)]
    [InlineData(20_000_000)]
    public async Task Large_outputs_arrive_whole(int size)
    {
        var kind = new TestKinds.Scripted((input, context, _) =>
        {
            var output = new byte[size];
            new Random((int)input.Index).NextBytes(output);
            context.Write(output);
            return ValueTask.CompletedTask;
        });
        await using var cluster = await LocalCluster.StartAsync(null, kind);

        var job = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 5) }, Patience)).Finished!;

        Assert.Equal((JobState.Succeeded, 5L), (job.State, job.Succeeded));
        var expected = new byte[size];
        Assert.All(await cluster.TasksAsync(job.Id), task =>
        {
            new Random((int)task.Index).NextBytes(expected);
            Assert.True(task.Output.Span.SequenceEqual(expected));
        });
    }

    [Fact]
    public async Task Large_outputs_are_reduced_in_order()
    {
        await using var cluster = await LocalCluster.StartAsync(null, new TestKinds.Lengths(3_000_000));

        var submitted = await cluster.Service.SubmitAsync(new JobSubmission { Kind = "lengths", Inputs = new InputSource.Range(0, 4) }, Patience);

        Assert.Equal("3000000 3000001 3000002 3000003 ", Encoding.UTF8.GetString((await cluster.Service.ReadResultAsync(submitted.Id))!.Data.Span));
    }

    [Fact]
    public async Task A_job_that_may_put_out_more_than_workers_take_is_refused()
    {
        await using var cluster = await LocalCluster.StartAsync(null, new TestKinds.Lengths(100 * 1024 * 1024));

        var refused = await Assert.ThrowsAsync<JobRefusedException>(() => cluster.Service.SubmitAsync(new JobSubmission { Kind = "lengths", Inputs = new InputSource.Range(0, 4) }));

        Assert.Contains("akkacluster.worker.max-output-size", refused.Message);
    }

    [Fact]
    public async Task A_task_that_ignores_its_time_limit_has_failed_its_slot_works_on_and_its_handler_is_not_disposed_of_under_it()
    {
        using var gate = new SemaphoreSlim(0);
        var kind = new TestKinds.Disposable(async () => await gate.WaitAsync(Patience, CancellationToken.None));
        var options = new LocalClusterOptions { Workers = 1 };
        await using var cluster = await LocalCluster.StartAsync(options with { Worker = options.Worker with { Slots = 1, Prefetch = 0, StuckAfter = TimeSpan.FromMilliseconds(100) } }, kind);

        var job = (await cluster.Service.SubmitAsync(
            new JobSubmission { Kind = "disposable", Inputs = new InputSource.Range(0, 1), TaskTimeLimit = TimeSpan.FromMilliseconds(50), MaxAttempts = 1 }, Patience)).Finished!;
        Assert.Equal(JobState.Failed, job.State);
        Assert.Contains("ignores its cancellation token", job.Error);
        var next = await cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Inputs = new InputSource.Range(0, 10) }, Patience);

        Assert.Equal(JobState.Succeeded, next.Finished!.State);
        Assert.False(kind.Disposed.Task.IsCompleted);
        gate.Release();
        Assert.Equal(0, await kind.Disposed.Task.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_worker_is_given_more_slots_and_fewer_while_it_works()
    {
        using var gate = new SemaphoreSlim(0);
        using var begun = new SemaphoreSlim(0);
        var running = 0;
        var most = 0;
        var kind = new TestKinds.Scripted(async (_, _, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            begun.Release();
            await gate.WaitAsync(Patience, CancellationToken.None);
            Interlocked.Decrement(ref running);
        });
        var options = new LocalClusterOptions { Workers = 1 };
        await using var cluster = await LocalCluster.StartAsync(options with { Worker = options.Worker with { Slots = 1, Prefetch = null, MaxSlots = 3 } }, kind);
        var id = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 12) })).Id;
        Assert.True(await begun.WaitAsync(Patience));

        await cluster.Service.SetSlotsAsync("worker-1:1", 3);
        for (var i = 0; i < 2; i++)
            Assert.True(await begun.WaitAsync(Patience));
        await cluster.Service.SetSlotsAsync("worker-1:1", 1);
        // The three that run come to their end, and the fourth begins alone.
        gate.Release(3);
        Assert.True(await begun.WaitAsync(Patience));
        most = 0;
        gate.Release(100);

        Assert.Equal(JobState.Succeeded, (await cluster.Service.WaitAsync(id, Patience))!.State);
        Assert.InRange(most, 0, 1);
        var overview = await cluster.Service.OverviewAsync();
        Assert.Equal((1, 3), overview.Workers.Select(worker => (worker.Slots, worker.MaxSlots)).Single());
        var refused = await Assert.ThrowsAsync<JobRefusedException>(() => cluster.Service.SetSlotsAsync("worker-1:1", 4));
        Assert.Contains("expected 1 to 3 (akkacluster.worker.max-slots)", refused.Message, StringComparison.Ordinal);
        Assert.Equal(JobRefusal.NotFound, (await Assert.ThrowsAsync<JobRefusedException>(() => cluster.Service.SetSlotsAsync("nobody:1", 1))).Reason);
    }

    [Fact]
    public async Task A_job_runs_from_its_first_lease_on()
    {
        using var gate = new SemaphoreSlim(0);
        var kind = new TestKinds.Scripted(async (_, _, _) => await gate.WaitAsync(Patience, CancellationToken.None));
        await using var cluster = await LocalCluster.StartAsync(null, kind);
        var id = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 1) })).Id;

        await UntilAsync(cluster, id, progress => progress.State == JobState.Running);
        using var late = new CancellationTokenSource(Patience);
        while ((await cluster.Service.FindAsync(id, late.Token))!.State != JobState.Running)
            await Task.Yield();

        gate.Release();
        Assert.Equal(JobState.Succeeded, (await cluster.Service.WaitAsync(id, Patience))!.State);
    }

    private static async Task UntilAsync(LocalCluster cluster, string id, Func<JobProgress, bool> condition, int events = 1)
    {
        using var late = new CancellationTokenSource(Patience);
        await foreach (var progress in cluster.Service.WatchAsync(id, late.Token))
        {
            if (condition(progress) && --events == 0)
                return;
        }
    }
}
