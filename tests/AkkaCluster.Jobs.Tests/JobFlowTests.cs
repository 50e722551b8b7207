using System.Text;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Tests.Support;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Tests;

/// <summary>Jobs from submission to result, with leader, jobs' actors, workers and store as they are.</summary>
public class JobFlowTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_job_of_one_task_is_answered_in_the_same_call()
    {
        await using var cluster = await LocalCluster.StartAsync();

        var submitted = await cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Inputs = new InputSource.Lines(["hello"]) }, Patience);

        Assert.Equal(JobState.Succeeded, submitted.Finished!.State);
        Assert.Equal("hello", Encoding.UTF8.GetString((await cluster.TasksAsync(submitted.Id)).Single().Output.Span));
    }

    [Fact]
    public async Task A_job_that_comes_before_the_leaders_node_knows_itself_for_a_member_is_taken_in_once_it_does()
    {
        var looks = 0;
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { IsOwnClusterAsync = () => Task.FromResult(Interlocked.Increment(ref looks) > 5) });

        var submitted = await cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Inputs = new InputSource.Lines(["hello"]) }, Patience);

        Assert.Equal((JobState.Succeeded, 6), (submitted.Finished!.State, looks));
    }

    [Fact]
    public async Task A_call_that_waits_for_a_leader_ends_when_its_node_has_left()
    {
        using var left = new CancellationTokenSource();
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { HasLeft = left.Token, LeaderTimeout = TimeSpan.FromMinutes(5) });
        await cluster.KillLeaderAsync();
        var call = cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Inputs = new InputSource.Lines(["hello"]) });

        await left.CancelAsync();

        var refused = await Assert.ThrowsAsync<JobRefusedException>(() => call.WaitAsync(Patience));
        Assert.Equal((JobRefusal.Unavailable, null), (refused.Reason, refused.RetryAfter));
        Assert.StartsWith("This node is leaving; ask another.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_task_of_a_large_job_is_recorded_once_and_reduced_in_order()
    {
        await using var cluster = await LocalCluster.StartAsync();

        var submitted = await cluster.Service.SubmitAsync(new JobSubmission { Kind = "sum", Inputs = new InputSource.Range(0, 50_000) }, Patience);

        Assert.Equal((JobState.Succeeded, 50_000L, 0L), (submitted.Finished!.State, submitted.Finished.Succeeded, submitted.Finished.Duplicates));
        var result = await cluster.Service.ReadResultAsync(submitted.Id);
        Assert.Equal("1249975000", Encoding.UTF8.GetString(result!.Data.Span));
        var tasks = await cluster.TasksAsync(submitted.Id);
        Assert.Equal(Enumerable.Range(0, 50_000).Select(i => (long)i), tasks.Select(task => task.Index));
        Assert.All(tasks, task => Assert.NotNull(task.Worker));
    }

    [Fact]
    public async Task Inputs_that_are_many_are_stored_and_read_by_the_workers()
    {
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { InlineLimit = 10 });
        var lines = Enumerable.Range(0, 5000).Select(i => $"line {i}").ToList();

        var submitted = await cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Inputs = new InputSource.Lines(lines) }, Patience);

        Assert.IsType<JobInputs.Stored>(submitted.Finished!.Spec.Inputs);
        Assert.Equal(lines, (await cluster.TasksAsync(submitted.Id)).Select(task => Encoding.UTF8.GetString(task.Output.Span)));
    }

    [Fact]
    public async Task A_task_that_fails_is_tried_again_and_a_poison_one_keeps_its_last_error()
    {
        var tries = 0;
        var kind = new TestKinds.Scripted((input, context, _) => input.Index switch
        {
            3 when Interlocked.Increment(ref tries) < 3 => throw new TaskFailedException("not yet"),
            5 => throw new TaskFailedException($"attempt {context.Attempt} of poison"),
            _ => ValueTask.CompletedTask,
        });
        await using var cluster = await LocalCluster.StartAsync(null, kind);

        var job = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 10), MaxAttempts = 3 }, Patience)).Finished!;

        Assert.Equal((JobState.Failed, 9L, 1L, 4L), (job.State, job.Succeeded, job.Failed, job.Retries));
        Assert.Equal("1 of 10 tasks failed; task 5: attempt 3 of poison", job.Error);
        var tasks = await cluster.TasksAsync(job.Id);
        Assert.Equal((true, 3, "attempt 3 of poison"), (tasks[5].Failed, tasks[5].Attempts, Encoding.UTF8.GetString(tasks[5].Output.Span)));
        Assert.Equal((false, 3), (tasks[3].Failed, tasks[3].Attempts));
    }

    [Fact]
    public async Task A_job_that_fails_fast_ends_with_the_first_failure_and_stops_the_rest()
    {
        var stopped = new TaskCompletionSource();
        var kind = new TestKinds.Scripted(async (input, _, cancellation) =>
        {
            if (input.Index == 1)
                throw new TaskFailedException("broken", permanent: true);
            await using var registration = cancellation.Register(() => stopped.TrySetResult());
            await stopped.Task.WaitAsync(Patience, TimeProvider.System, CancellationToken.None);
        });
        await using var cluster = await LocalCluster.StartAsync(null, kind);

        var job = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 4), FailFast = true }, Patience)).Finished!;

        Assert.Equal(JobState.Failed, job.State);
        Assert.Contains("broken", job.Error);
        await stopped.Task.WaitAsync(Patience);
    }

    [Fact]
    public async Task Cancelling_stops_the_handlers_at_once_and_is_final()
    {
        var (running, stopped) = (new TaskCompletionSource(), new TaskCompletionSource());
        var kind = new TestKinds.Scripted(async (_, _, cancellation) =>
        {
            running.TrySetResult();
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
            }
            finally
            {
                stopped.TrySetResult();
            }
        });
        await using var cluster = await LocalCluster.StartAsync(null, kind);
        var id = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 4) })).Id;
        await running.Task.WaitAsync(Patience);

        await cluster.Service.CancelAsync(id);

        await stopped.Task.WaitAsync(Patience);
        Assert.Equal(JobState.Cancelled, (await cluster.Service.FindAsync(id))!.State);
        var again = await Assert.ThrowsAsync<JobRefusedException>(() => cluster.Service.CancelAsync(id));
        Assert.Equal((JobRefusal.Conflict, $"Job {id} cannot be cancelled: it is cancelled already."), (again.Reason, again.Message));
        Assert.Equal(JobRefusal.NotFound, (await Assert.ThrowsAsync<JobRefusedException>(() => cluster.Service.CancelAsync("no-such-job"))).Reason);
    }

    [Fact]
    public async Task A_paused_job_hands_nothing_out_until_it_is_resumed()
    {
        using var gate = new SemaphoreSlim(0);
        var kind = new TestKinds.Scripted(async (_, _, _) => await gate.WaitAsync(Patience, CancellationToken.None));
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { Workers = 1 }, kind);
        var id = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 20) })).Id;
        await cluster.Service.PauseAsync(id);
        gate.Release(100);

        var other = await cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Inputs = new InputSource.Range(0, 1000) }, Patience);
        Assert.Equal(JobState.Succeeded, other.Finished!.State);
        Assert.True((await cluster.Service.FindAsync(id))!.Done < 20);

        await cluster.Service.ResumeAsync(id);
        Assert.Equal(JobState.Succeeded, (await cluster.Service.WaitAsync(id, Patience))!.State);
    }

    [Fact]
    public async Task The_same_idempotency_key_gives_the_same_job()
    {
        await using var cluster = await LocalCluster.StartAsync();
        var submission = new JobSubmission { Kind = "echo", Inputs = new InputSource.Range(0, 3), IdempotencyKey = "key" };

        var first = await cluster.Service.SubmitAsync(submission, Patience);
        var again = await cluster.Service.SubmitAsync(submission, Patience);

        Assert.Equal((first.Id, true, JobState.Succeeded), (again.Id, again.Existed, again.Finished!.State));
    }

    [Fact]
    public async Task What_is_wrong_with_a_submission_is_told_and_nothing_is_stored()
    {
        await using var cluster = await LocalCluster.StartAsync();

        var kind = await Assert.ThrowsAsync<JobRefusedException>(() => cluster.Service.SubmitAsync(new JobSubmission { Kind = "nope" }));
        var values = await Assert.ThrowsAsync<JobRefusedException>(() => cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Parameters = """{"x":1}""", Priority = 12, Inputs = new InputSource.Range(0, 1) }));

        Assert.Equal((JobRefusal.Invalid, "There is no job kind 'nope'; this cluster knows echo, sum."), (kind.Reason, kind.Message));
        Assert.Equal(["Unknown parameter 'x'; this kind takes none.", "The priority is 12; expected 0 to 9, greater is sooner."], values.Errors);
        Assert.Empty(await cluster.Service.ListAsync(new JobQuery()));
    }

    [Fact]
    public async Task A_full_queue_refuses_with_a_time_to_come_again()
    {
        using var gate = new SemaphoreSlim(0);
        var kind = new TestKinds.Scripted(async (_, _, _) => await gate.WaitAsync(Patience, CancellationToken.None));
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { Leader = new Jobs.Leader.LeaderSettings { QueueCapacity = 2 } }, kind);
        var submission = new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 1) };
        var first = await cluster.Service.SubmitAsync(submission);
        await cluster.Service.SubmitAsync(submission);

        var refused = await Assert.ThrowsAsync<JobRefusedException>(() => cluster.Service.SubmitAsync(submission));
        Assert.Equal(JobRefusal.Busy, refused.Reason);
        Assert.InRange(refused.RetryAfter!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));

        gate.Release(10);
        await cluster.Service.WaitAsync(first.Id, Patience);
        await cluster.Service.SubmitAsync(submission);
    }

    [Fact]
    public async Task Watching_a_job_ends_with_its_end()
    {
        await using var cluster = await LocalCluster.StartAsync();
        var id = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "sum", Inputs = new InputSource.Range(0, 20_000) })).Id;

        var events = new List<JobProgress>();
        await foreach (var progress in cluster.Service.WatchAsync(id))
            events.Add(progress);

        Assert.Equal((JobState.Succeeded, 20_000L), (events[^1].State, events[^1].Succeeded));
        Assert.Equal(20_000, events[^1].Workers.Values.Sum());
        Assert.All(events.SkipLast(1), progress => Assert.False(progress.State.IsFinal()));
    }

    [Fact]
    public async Task A_task_over_its_time_limit_fails_with_the_limit_in_its_error()
    {
        var kind = new TestKinds.Scripted(async (_, _, cancellation) => await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation));
        await using var cluster = await LocalCluster.StartAsync(null, kind);

        var job = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 1), MaxAttempts = 1, TaskTimeLimit = TimeSpan.FromMilliseconds(50) }, Patience)).Finished!;

        Assert.Equal("1 of 1 tasks failed; task 0: The task took longer than its limit of 0.05 s.", job.Error);
    }

    [Fact]
    public async Task Files_of_tasks_get_their_names_from_the_attempt_that_counts()
    {
        var kind = new TestKinds.Scripted((input, context, _) =>
        {
            using (var file = new StreamWriter(context.CreateFile($"part/{input.Index}.txt")))
                file.Write($"attempt {context.Attempt}");
            if (context.Attempt == 1 && input.Index == 2)
                throw new TaskFailedException("once more");
            return ValueTask.CompletedTask;
        });
        await using var cluster = await LocalCluster.StartAsync(null, kind);

        var job = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 5) }, Patience)).Finished!;

        Assert.Equal(JobState.Succeeded, job.State);
        var directory = Path.Combine(cluster.OutputDirectory, job.Id);
        Assert.Equal("attempt 2", await File.ReadAllTextAsync(Path.Combine(directory, "part", "2.txt")));
        Assert.Equal("attempt 1", await File.ReadAllTextAsync(Path.Combine(directory, "part", "4.txt")));
        Assert.False(Directory.Exists(Path.Combine(directory, ".attempts")));
    }

    [Fact]
    public async Task Errors_are_bounded_so_that_a_part_of_results_always_fits_a_message()
    {
        var kind = new TestKinds.Scripted((_, _, _) => throw new TaskFailedException(new string('x', 100_000), permanent: true));
        await using var cluster = await LocalCluster.StartAsync(null, kind);

        var job = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 300) }, Patience)).Finished!;

        Assert.Equal((JobState.Failed, 300L), (job.State, job.Failed));
        Assert.All(await cluster.TasksAsync(job.Id), task => Assert.InRange(task.Output.Length, 4000, 4010));
    }

    [Fact]
    public async Task A_task_that_writes_more_than_it_may_fails_and_the_others_do_not()
    {
        var kind = new TestKinds.Scripted((input, context, _) =>
        {
            context.Write(new byte[input.Index == 1 ? 2_000_000 : 10]);
            return ValueTask.CompletedTask;
        });
        var options = new LocalClusterOptions();
        await using var cluster = await LocalCluster.StartAsync(options with { Worker = options.Worker with { Execution = new() { MaxOutput = 1024 * 1024 } } }, kind);

        var job = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 3) }, Patience)).Finished!;

        Assert.Equal((2L, 1L), (job.Succeeded, job.Failed));
        Assert.Contains("more than 1048576 bytes of output", job.Error);
        Assert.All((await cluster.TasksAsync(job.Id)).Where(task => !task.Failed), task => Assert.Equal(10, task.Output.Length));
    }
}
