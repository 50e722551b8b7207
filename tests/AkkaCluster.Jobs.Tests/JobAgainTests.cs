using System.Collections.Concurrent;
using System.Text;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Storage;
using AkkaCluster.Jobs.Tests.Support;

namespace AkkaCluster.Jobs.Tests;

/// <summary>Jobs that have ended are run again, cloned and deleted.</summary>
public class JobAgainTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<long, int> _runs = new();
    private volatile bool _isMended;

    [Fact]
    public async Task What_failed_is_run_again_what_succeeded_is_not_and_the_job_succeeds()
    {
        await using var cluster = await LocalCluster.StartAsync(null, Breaking());
        var id = await FailedAsync(cluster);
        _isMended = true;

        await cluster.Service.RerunAsync(id, failedOnly: true);

        var job = (await cluster.Service.WaitAsync(id, Patience))!;
        Assert.Equal((JobState.Succeeded, 20L, 0L, 2), (job.State, job.Succeeded, job.Failed, job.Round));
        Assert.Null(job.Error);
        Assert.All(_runs, run => Assert.Equal(run.Key % 5 == 0 ? 2 : 1, run.Value));
        var attempts = (await cluster.Service.ReadTaskAsync(id, 5)).Attempts;
        Assert.Equal([(1, AttemptOutcome.Failed), (2, AttemptOutcome.Succeeded)], attempts.Select(attempt => (attempt.Round, attempt.Outcome)));
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{i}"), (await cluster.TasksAsync(id)).Select(task => Encoding.UTF8.GetString(task.Output.Span)));
    }

    [Fact]
    public async Task A_job_is_run_again_and_again_as_a_whole()
    {
        await using var cluster = await LocalCluster.StartAsync(null, Breaking());
        var id = await FailedAsync(cluster);
        _isMended = true;

        for (var round = 2; round <= 4; round++)
        {
            await cluster.Service.RerunAsync(id, failedOnly: false);
            var job = (await cluster.Service.WaitAsync(id, Patience))!;
            Assert.Equal((JobState.Succeeded, 20L, round), (job.State, job.Succeeded, job.Round));
        }

        Assert.All(_runs, run => Assert.Equal(4, run.Value));
    }

    [Fact]
    public async Task A_reduced_result_is_made_anew_of_old_and_new_outputs()
    {
        var isMended = false;
        var kind = new Totals(index => index == 7 && !Volatile.Read(ref isMended));
        await using var cluster = await LocalCluster.StartAsync(null, kind);
        var id = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "totals", Inputs = new InputSource.Range(0, 10), MaxAttempts = 1 }, Patience)).Id;
        Assert.Equal("38", Encoding.UTF8.GetString((await cluster.Service.ReadPartialResultAsync(id))!.Data.Span));
        Volatile.Write(ref isMended, true);

        await cluster.Service.RerunAsync(id, failedOnly: true);

        Assert.Equal(JobState.Succeeded, (await cluster.Service.WaitAsync(id, Patience))!.State);
        Assert.Equal("45", Encoding.UTF8.GetString((await cluster.Service.ReadResultAsync(id))!.Data.Span));
    }

    [Fact]
    public async Task A_job_that_runs_is_neither_run_again_nor_deleted_and_one_of_which_nothing_failed_only_as_a_whole()
    {
        var gate = new TaskCompletionSource();
        var kind = new TestKinds.Scripted(async (_, _, cancellation) => await gate.Task.WaitAsync(Patience, TimeProvider.System, cancellation));
        await using var cluster = await LocalCluster.StartAsync(null, kind);
        var id = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 2) })).Id;

        var again = await Assert.ThrowsAsync<JobRefusedException>(() => cluster.Service.RerunAsync(id, failedOnly: true));
        var delete = await Assert.ThrowsAsync<JobRefusedException>(() => cluster.Service.DeleteAsync(id));
        gate.SetResult();
        await cluster.Service.WaitAsync(id, Patience);
        var nothing = await Assert.ThrowsAsync<JobRefusedException>(() => cluster.Service.RerunAsync(id, failedOnly: true));

        Assert.Matches($"^Job {id} cannot be run again: it is (queued|running). Cancel it first, or wait for its end.$", again.Message);
        Assert.Matches($"^Job {id} cannot be deleted: it is (queued|running). Cancel it first.$", delete.Message);
        Assert.Contains("all of its 2 tasks have succeeded", nothing.Message);
        Assert.All([again, delete, nothing], refused => Assert.Equal(JobRefusal.Conflict, refused.Reason));
    }

    [Fact]
    public async Task No_job_is_run_again_while_no_more_jobs_are_held()
    {
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { Leader = new() { QueueCapacity = 1 } }, Breaking());
        var id = await FailedAsync(cluster);
        await cluster.Service.PauseAsync((await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 1), MaxAttempts = 1000 })).Id);

        var refused = await Assert.ThrowsAsync<JobRefusedException>(() => cluster.Service.RerunAsync(id, failedOnly: true));

        Assert.Equal(JobRefusal.Busy, refused.Reason);
    }

    [Fact]
    public async Task A_round_that_is_named_is_begun_once_however_often_it_is_asked_for()
    {
        await using var cluster = await LocalCluster.StartAsync(null, Breaking());
        var id = await FailedAsync(cluster);
        _isMended = true;

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => cluster.Service.RerunAsync(id, failedOnly: true, round: 2)));
        await cluster.Service.WaitAsync(id, Patience);
        await cluster.Service.RerunAsync(id, failedOnly: true, round: 2);

        Assert.Equal((JobState.Succeeded, 2), await cluster.Service.FindAsync(id) is { } job ? (job.State, job.Round) : default);
        Assert.All(_runs, run => Assert.Equal(run.Key % 5 == 0 ? 2 : 1, run.Value));
    }

    [Fact]
    public async Task A_rerun_survives_the_loss_of_its_answer_and_of_the_leader()
    {
        await using var cluster = await LocalCluster.StartAsync(null, Breaking());
        var id = await FailedAsync(cluster);
        _isMended = true;
        cluster.Store.AnswersToLose = 1;

        await cluster.Service.RerunAsync(id, failedOnly: true);
        await cluster.KillLeaderAsync();
        cluster.StartLeader();

        var job = (await cluster.Service.WaitAsync(id, Patience))!;
        Assert.Equal((JobState.Succeeded, 20L, 2), (job.State, job.Succeeded, job.Round));
    }

    [Fact]
    public async Task A_job_that_was_cancelled_goes_on_where_it_was()
    {
        var gate = new TaskCompletionSource();
        var held = new TaskCompletionSource();
        var kind = new TestKinds.Scripted(async (input, context, cancellation) =>
        {
            if (input.Index == 10 && held.TrySetResult())
                await gate.Task.WaitAsync(Patience, TimeProvider.System, cancellation);
            context.Write(input.Index);
        }, speculate: false);
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { Workers = 1 }, kind);
        var id = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 20) })).Id;
        await held.Task.WaitAsync(Patience);
        await cluster.Service.CancelAsync(id);

        await cluster.Service.RerunAsync(id, failedOnly: true);

        var job = (await cluster.Service.WaitAsync(id, Patience))!;
        Assert.Equal((JobState.Succeeded, 20L, 2), (job.State, job.Succeeded, job.Round));
    }

    [Fact]
    public async Task A_clone_is_a_new_job_of_the_same_content_and_outlives_what_it_was_cloned_from()
    {
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { InlineLimit = 10 });
        var lines = Enumerable.Range(0, 200).Select(i => $"line {i}").ToList();
        var first = await cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Inputs = new InputSource.Lines(lines), Priority = 7, Labels = new Dictionary<string, string> { ["a"] = "b" } }, Patience);

        var clone = await cluster.Service.CloneAsync(first.Id, "key");
        var again = await cluster.Service.CloneAsync(first.Id, "key");
        await cluster.Service.WaitAsync(clone.Id, Patience);
        await cluster.Service.DeleteAsync(first.Id);
        var later = await cluster.Service.CloneAsync(clone.Id);
        await cluster.Service.WaitAsync(later.Id, Patience);

        Assert.Equal((clone.Id, true), (again.Id, again.Existed));
        Assert.NotEqual(first.Id, clone.Id);
        Assert.Null(await cluster.Service.FindAsync(first.Id));
        var job = (await cluster.Service.FindAsync(later.Id))!;
        Assert.Equal((JobState.Succeeded, 7, "b"), (job.State, job.Spec.Priority, job.Spec.Labels["a"]));
        Assert.Equal(lines, (await cluster.TasksAsync(later.Id)).Select(task => Encoding.UTF8.GetString(task.Output.Span)));
    }

    /// <summary>Every fifth task fails until it is mended.</summary>
    private TestKinds.Scripted Breaking() => new((input, context, _) =>
    {
        _runs.AddOrUpdate(input.Index, 1, (_, runs) => runs + 1);
        if (input.Index % 5 == 0 && !_isMended)
            throw new TaskFailedException("broken");
        context.Write(input.Index);
        return ValueTask.CompletedTask;
    }, speculate: false);

    private static async Task<string> FailedAsync(LocalCluster cluster)
    {
        var submitted = await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 20), MaxAttempts = 1 }, Patience);
        Assert.Equal((JobState.Failed, 16L, 4L), (submitted.Finished!.State, submitted.Finished.Succeeded, submitted.Finished.Failed));
        return submitted.Id;
    }

    /// <summary>Adds numbers up; what failed counts nothing.</summary>
    private sealed class Totals(Func<long, bool> fails) : JobKind
    {
        public override string Name => "totals";

        public override string Description => "Adds up.";

        public override ITaskHandler CreateHandler(JobParameters parameters) => new Handler(fails);

        public override IReducer CreateReducer(JobParameters parameters) => new Reducer();

        private sealed class Handler(Func<long, bool> fails) : ITaskHandler
        {
            public ValueTask ExecuteAsync(TaskInput input, TaskContext context, CancellationToken cancellation)
            {
                if (fails(input.Index))
                    throw new TaskFailedException("broken");
                context.Write(input.From);
                return ValueTask.CompletedTask;
            }
        }

        private sealed class Reducer : IReducer
        {
            private long _sum;

            public string ContentType => "text/plain";

            public void Add(TaskOutcome outcome) => _sum += outcome.Failed ? 0 : long.Parse(outcome.Output, System.Globalization.CultureInfo.InvariantCulture);

            public void Complete(System.Buffers.IBufferWriter<byte> result) => System.Buffers.BuffersExtensions.Write(result, Encoding.UTF8.GetBytes($"{_sum}"));
        }
    }
}
