using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Fairness;
using AkkaCluster.Jobs.Storage;
using AkkaCluster.Jobs.Tests.Support;

namespace AkkaCluster.Jobs.Tests;

/// <summary>Limits hold over all workers, whatever becomes of the leader and of jobs' actors.</summary>
public class LimitTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _underWay = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task? _hold;
    private int _now;
    private int _most;

    [Fact]
    public async Task No_more_tasks_run_at_once_than_a_limit_says_even_if_leader_and_job_begin_anew()
    {
        await using var cluster = await StartAsync("tenant=*:2");
        var jobs = await Task.WhenAll(SubmitAsync(cluster, 200, "a"), SubmitAsync(cluster, 200, "a"));
        await _underWay.Task.WaitAsync(Patience);
        await cluster.KillJobActorAsync(jobs[0].Id);
        await cluster.KillJobActorAsync(jobs[1].Id);
        await cluster.KillLeaderAsync();
        cluster.StartLeader();

        foreach (var job in jobs)
            Assert.Equal((job.Id, JobState.Succeeded, 200L), await cluster.Service.WaitAsync(job.Id, Patience) is { } done ? (done.Id, done.State, done.Succeeded) : default);
        Assert.Equal(2, _most);
    }

    [Fact]
    public async Task A_job_that_a_limit_holds_up_says_so_and_other_jobs_go_by()
    {
        await using var cluster = await StartAsync("tenant=a:1");
        var hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _hold = hold.Task;
        var first = await SubmitAsync(cluster, 1, "a");
        var second = await SubmitAsync(cluster, 1, "a");
        await foreach (var progress in cluster.Service.WatchAsync(second.Id))
        {
            if (progress.Waits is not { } why)
                continue;
            Assert.Equal("The limit tenant=a:1 is reached: 1 of its places are taken.", why);
            break;
        }

        Assert.Equal(JobState.Succeeded, (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Inputs = new InputSource.Range(0, 5) }, Patience)).Finished!.State);
        hold.SetResult();
        Assert.Equal(JobState.Succeeded, (await cluster.Service.WaitAsync(first.Id, Patience))!.State);
        Assert.Equal(JobState.Succeeded, (await cluster.Service.WaitAsync(second.Id, Patience))!.State);
        Assert.Equal(1, _most);
    }

    [Fact]
    public async Task Tasks_are_begun_no_faster_than_their_rate()
    {
        await using var cluster = await StartAsync("kind=scripted:50/s");
        var begun = TimeProvider.System.GetTimestamp();

        var jobs = await Task.WhenAll(SubmitAsync(cluster, 20, "a"), SubmitAsync(cluster, 1, "b"), SubmitAsync(cluster, 1, "c"), SubmitAsync(cluster, 10, "d"));
        foreach (var job in jobs)
            Assert.Equal(JobState.Succeeded, (await cluster.Service.WaitAsync(job.Id, Patience))!.State);

        // 32 tasks are 31 pauses of 20 ms; at the beginning those of a tenth of a second need not be waited for.
        Assert.InRange(TimeProvider.System.GetElapsedTime(begun), TimeSpan.FromMilliseconds((31 * 20) - 120), Patience);
    }

    private Task<LocalCluster> StartAsync(params string[] limits) => LocalCluster.StartAsync(
        new LocalClusterOptions { Workers = 3, Leader = new() { CheckInterval = TimeSpan.FromMilliseconds(50), WakeAfter = TimeSpan.FromMilliseconds(500), StillAfter = TimeSpan.FromMilliseconds(100), Limits = new JobLimits(limits) } },
        new TestKinds.Scripted(async (_, _, _) =>
        {
            lock (_gate)
                _most = Math.Max(_most, ++_now);
            Thread.SpinWait(20_000);
            await (_hold ?? Task.CompletedTask);
            lock (_gate)
                _now--;
            _underWay.TrySetResult();
        }));

    private static Task<SubmittedJob> SubmitAsync(LocalCluster cluster, long tasks, string tenant) =>
        cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, tasks), Labels = new Dictionary<string, string> { ["tenant"] = tenant } }, null);
}
