using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Storage;
using AkkaCluster.Jobs.Tests.Support;

namespace AkkaCluster.Jobs.Tests;

/// <summary>Where tasks run: on workers that have what their job requires, as many at once as there is enough for.</summary>
public class PlacementTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Tasks_run_only_where_there_is_what_they_require_and_no_more_at_once_than_there_is_enough_for()
    {
        var (now, most) = (0, 0);
        var kind = new TestKinds.Scripted((_, _, _) =>
        {
            InterlockedMax(ref most, Interlocked.Increment(ref now));
            Thread.SpinWait(20_000);
            Interlocked.Decrement(ref now);
            return ValueTask.CompletedTask;
        });
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { Workers = 2 }, kind);
        cluster.StartWorker("able:1", settings: cluster.Options.Worker with
        {
            Slots = 4,
            Labels = new Dictionary<string, string> { ["zone"] = "b" },
            Resources = new Dictionary<string, long> { ["gpu"] = 2 },
        });

        var both = await Task.WhenAll(SubmitAsync(), SubmitAsync());

        Assert.All(both, job => Assert.Equal(JobState.Succeeded, job.Finished!.State));
        foreach (var job in both)
            Assert.All(await cluster.TasksAsync(job.Id), task => Assert.Equal("able:1", task.Worker));
        Assert.Equal(2, most);

        Task<SubmittedJob> SubmitAsync() => cluster.Service.SubmitAsync(
            new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 100), Requires = new Dictionary<string, string> { ["gpu"] = "1", ["zone"] = "b" } }, Patience);
    }

    [Fact]
    public async Task Workers_are_told_of_a_job_although_another_one_comes_before_they_were()
    {
        var options = new LocalClusterOptions();
        await using var cluster = await LocalCluster.StartAsync(options with { Workers = 1, Leader = options.Leader with { OfferDelay = TimeSpan.FromSeconds(1) } });
        cluster.StartWorker("able:1", settings: options.Worker with { Labels = new Dictionary<string, string> { ["zone"] = "b" } });
        while ((await cluster.Service.OverviewAsync()).Workers.Count < 2)
            await Task.Yield();

        var id = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Inputs = new InputSource.Range(0, 10), Requires = new Dictionary<string, string> { ["zone"] = "b" } })).Id;
        while (!cluster.Sent.Any(message => message is JobEvents.Alive))
            await Task.Yield();
        cluster.StartWorker("other:1");

        Assert.Equal(JobState.Succeeded, (await cluster.Service.WaitAsync(id, Patience))?.State);
    }

    [Fact]
    public async Task A_job_that_nobody_can_serve_says_what_it_misses_holds_nobody_up_and_runs_once_a_worker_has_it()
    {
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { Workers = 1, Leader = new() { ActiveWindow = 1, CheckInterval = TimeSpan.FromMilliseconds(50), StillAfter = TimeSpan.FromMilliseconds(100) } });
        var waiting = await cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Inputs = new InputSource.Range(0, 10), Requires = new Dictionary<string, string> { ["zone"] = "b" } }, null);
        await foreach (var progress in cluster.Service.WatchAsync(waiting.Id))
        {
            if (progress.Waits is not { } why)
                continue;
            Assert.Equal("The only worker of its kind, worker-1:1, does not have what it requires: zone=b.", why);
            break;
        }

        var other = await cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Inputs = new InputSource.Range(0, 10) }, Patience);
        Assert.Equal(JobState.Succeeded, other.Finished!.State);
        cluster.StartWorker("able:1", settings: cluster.Options.Worker with { Labels = new Dictionary<string, string> { ["zone"] = "b" } });

        Assert.Equal(JobState.Succeeded, (await cluster.Service.WaitAsync(waiting.Id, Patience))!.State);
        Assert.All(await cluster.TasksAsync(waiting.Id), task => Assert.Equal("able:1", task.Worker));
    }

    private static void InterlockedMax(ref int most, int now)
    {
        for (var seen = Volatile.Read(ref most); now > seen; seen = Volatile.Read(ref most))
            Interlocked.CompareExchange(ref most, now, seen);
    }
}
