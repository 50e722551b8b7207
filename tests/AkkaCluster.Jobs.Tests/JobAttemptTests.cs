using System.Text;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Storage;
using AkkaCluster.Jobs.Tests.Support;

namespace AkkaCluster.Jobs.Tests;

/// <summary>What is known of a task's attempts afterwards.</summary>
public class JobAttemptTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Each_attempt_is_kept_with_its_worker_time_trace_and_log()
    {
        var kind = new TestKinds.Scripted((input, context, _) =>
        {
            context.KeepLog(new TaskLog(context.Attempt, Encoding.UTF8.GetBytes($"out {context.Attempt}"), default));
            if (input.Index == 1 && context.Attempt < 3)
                throw new InvalidOperationException($"no {context.Attempt}");
            context.Write(input.Index);
            return ValueTask.CompletedTask;
        });
        await using var cluster = await LocalCluster.StartAsync(null, kind);

        var submitted = await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Lines(["a", "b"]), MaxAttempts = 5 }, Patience);

        var task = await cluster.Service.ReadTaskAsync(submitted.Id, 1);
        Assert.Equal(("b", "1"), (task.Input, Encoding.UTF8.GetString(task.Recorded!.Value.Output.Span)));
        Assert.Equal([(1, AttemptOutcome.Failed, false), (2, AttemptOutcome.Failed, false), (3, AttemptOutcome.Succeeded, true)], task.Attempts.Select(attempt => (attempt.Attempt, attempt.Outcome, attempt.Final)));
        var first = task.Attempts[0];
        Assert.Equal("InvalidOperationException: no 1", first.Error);
        Assert.Contains(nameof(Each_attempt_is_kept_with_its_worker_time_trace_and_log), first.Trace);
        Assert.Equal((1, "out 1"), (first.Log!.ExitCode, Encoding.UTF8.GetString(first.Log.Stdout.Span)));
        Assert.StartsWith("worker-", first.Worker);
        Assert.InRange(first.EndedAt - first.StartedAt, TimeSpan.Zero, Patience);
        Assert.Equal([(1L, 1), (1L, 2)], await cluster.Service.ReadAttemptsAsync(submitted.Id).Select(attempt => (attempt.Tasks.First, attempt.Attempt)).ToListAsync());
        var none = await Assert.ThrowsAsync<JobRefusedException>(() => cluster.Service.ReadTaskAsync(submitted.Id, 2));
        Assert.Equal((JobRefusal.NotFound, $"Job {submitted.Id} has no task 2; its tasks are 0 to 1."), (none.Reason, none.Message));
    }

    [Fact]
    public async Task A_kind_that_finds_logs_in_its_outputs_shows_attempts_that_succeeded_between_those_that_failed()
    {
        await using var cluster = await LocalCluster.StartAsync(null, new Logging());

        var submitted = await cluster.Service.SubmitAsync(new JobSubmission { Kind = "logging", Inputs = new InputSource.Range(0, 6), MaxAttempts = 1 }, Patience);

        var attempts = await cluster.Service.ReadAttemptsAsync(submitted.Id, 1).ToListAsync();
        Assert.Equal([(1L, "done 1"), (2L, "done 2"), (3L, "failing 3"), (4L, "done 4"), (5L, "done 5")], attempts.Select(attempt => (attempt.Tasks.First, Encoding.UTF8.GetString(attempt.Log!.Stderr.Span))));
        Assert.Equal([3L], await cluster.Service.ReadTasksAsync(submitted.Id, failed: true).Select(task => task.Index).ToListAsync());
    }

    [Fact]
    public async Task An_attempt_whose_worker_is_lost_is_kept_as_lost()
    {
        var (held, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        var kind = new TestKinds.Scripted(async (input, context, cancellation) =>
        {
            if (held.TrySetResult())
                await gate.Task.WaitAsync(Patience, TimeProvider.System, cancellation);
            context.Write(input.Index);
        });
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { Workers = 1 }, kind);
        var id = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 1) })).Id;
        await held.Task.WaitAsync(Patience);

        cluster.StartWorker("worker-2:1");
        await cluster.KillWorkerAsync("worker-1:1");
        await cluster.Service.WaitAsync(id, Patience);

        var attempts = (await cluster.Service.ReadTaskAsync(id, 0)).Attempts;
        Assert.Equal([("worker-1:1", AttemptOutcome.Lost), ("worker-2:1", AttemptOutcome.Succeeded)], attempts.Select(attempt => (attempt.Worker, attempt.Outcome)));
    }

    /// <summary>The output is the log; the third task fails.</summary>
    private sealed class Logging : JobKind
    {
        public override string Name => "logging";

        public override string Description => "Says something.";

        public override TaskLog? LogOf(ReadOnlySpan<byte> output) => new(0, default, output.ToArray());

        public override ITaskHandler CreateHandler(JobParameters parameters) => new Handler();

        private sealed class Handler : ITaskHandler
        {
            public ValueTask ExecuteAsync(TaskInput input, TaskContext context, CancellationToken cancellation)
            {
                context.KeepLog(new TaskLog(9, default, Encoding.UTF8.GetBytes($"failing {input.Index}")));
                if (input.Index == 3)
                    throw new TaskFailedException("three");
                context.Write($"done {input.Index}");
                return ValueTask.CompletedTask;
            }
        }
    }
}
