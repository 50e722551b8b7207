using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Leasing;
using AkkaCluster.Jobs.Storage;
using AkkaCluster.Jobs.Tests.Support;

namespace AkkaCluster.Jobs.Tests;

/// <summary>Jobs by shortened ids, and what the leader says of those that wait.</summary>
public class JobLookupTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task An_id_may_be_shortened_as_long_as_it_is_clear()
    {
        await using var cluster = await LocalCluster.StartAsync();
        var first = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Name = "one", Inputs = new InputSource.Range(0, 1) }, Patience)).Id;
        var second = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Inputs = new InputSource.Range(0, 1) }, Patience)).Id;

        Assert.Equal(first, (await cluster.Service.FindAsync(first[..15]))!.Id);
        Assert.Single(await cluster.Service.ReadTasksAsync(second[..15]).ToListAsync());
        await cluster.Service.DeleteAsync(second[..15]);
        var third = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Inputs = new InputSource.Range(0, 1) }, Patience)).Id;
        var unclear = await Assert.ThrowsAsync<JobRefusedException>(() => cluster.Service.FindAsync("0"));

        Assert.Equal((JobRefusal.Ambiguous, $"The ids of several jobs begin with '0': {first} (one), {third}. Give more of the one that is meant."), (unclear.Reason, unclear.Message));
        Assert.Null(await cluster.Service.FindAsync("none"));
        Assert.Null(await cluster.Service.FindAsync(""));
    }

    [Fact]
    public async Task Who_follows_a_job_is_told_which_jobs_hold_the_slots_and_the_job_does_not_run_before_it_has_one()
    {
        var gate = new TaskCompletionSource();
        var kind = new TestKinds.Scripted(async (_, _, cancellation) => await gate.Task.WaitAsync(Patience, TimeProvider.System, cancellation), speculate: false);
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { Workers = 1, Leader = new() { CheckInterval = TimeSpan.FromMilliseconds(50), StillAfter = TimeSpan.FromMilliseconds(100), Moment = TimeSpan.Zero } }, kind);
        var holds = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 2), Priority = 9 })).Id;
        await foreach (var progress in cluster.Service.WatchAsync(holds))
        {
            if (progress.Leased == 2)
                break;
        }

        var waits = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 1), Priority = 1 })).Id;

        await foreach (var progress in cluster.Service.WatchAsync(waits))
        {
            if (progress.Waits is null)
                continue;
            Assert.Equal($"All 2 slots are held by other jobs: {holds}.", progress.Waits);
            break;
        }

        var live = (await cluster.Service.ReadProgressAsync([holds, waits, "none"]))!;
        Assert.Equal([(holds, JobState.Running, false), (waits, JobState.Queued, true)], live.OrderBy(job => job.Key == waits).Select(job => (job.Key, job.Value.State, job.Value.Waits is not null)));
        gate.SetResult();
        Assert.Equal(JobState.Succeeded, (await cluster.Service.WaitAsync(waits, Patience))!.State);
    }

    [Fact]
    public async Task A_job_of_which_workers_hold_nothing_any_more_is_queued_again_in_the_store_too()
    {
        var kind = new TestKinds.Scripted((input, context, _) =>
        {
            if (input.Index == 1 && context.Attempt == 1)
                throw new TaskFailedException("later");
            context.Write(input.Index);
            return ValueTask.CompletedTask;
        }, speculate: false);
        var leasing = new LeasingPolicy { MinBackoff = TimeSpan.FromSeconds(6), MaxBackoff = TimeSpan.FromSeconds(6) };
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { Leasing = leasing }, kind);
        var id = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 2) })).Id;
        using var late = new CancellationTokenSource(Patience);

        while (await cluster.Service.FindAsync(id, late.Token) is not { Succeeded: 1, State: JobState.Queued })
            await Task.Yield();

        Assert.Equal([new TaskRun(0, 1)], await cluster.Service.ReadChunksAsync(id).Select(chunk => chunk.Run).ToListAsync());
        Assert.Equal(JobState.Succeeded, (await cluster.Service.WaitAsync(id, Patience))!.State);
        Assert.Equal([new TaskRun(1, 1)], await cluster.Service.ReadChunksAsync(id, 1).Select(chunk => chunk.Run).ToListAsync());
    }

    [Fact]
    public async Task A_paused_job_says_that_it_is()
    {
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { Workers = 0 });
        var id = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Inputs = new InputSource.Range(0, 1) })).Id;
        await cluster.Service.PauseAsync(id);

        Assert.Equal("It is paused.", (await cluster.Service.ReadProgressAsync([id]))![id].Waits);
    }

    [Fact]
    public async Task Without_a_leader_nothing_is_known_of_jobs()
    {
        await using var cluster = await LocalCluster.StartAsync();
        await cluster.KillLeaderAsync();

        Assert.Null(await cluster.Service.ReadProgressAsync(["any"]));
    }
}
