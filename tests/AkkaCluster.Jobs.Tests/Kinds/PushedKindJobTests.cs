using System.Text;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Storage;
using AkkaCluster.Jobs.Tests.Support;

namespace AkkaCluster.Jobs.Tests.Kinds;

/// <summary>Jobs of kinds that come while the nodes run.</summary>
public class PushedKindJobTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly JobKind First = new TestKinds.Named("late@111111111111");
    private static readonly JobKind Second = new TestKinds.Named("late@222222222222");

    [Fact]
    public async Task A_job_is_of_the_newest_version_or_of_the_one_that_it_names()
    {
        await using var cluster = await LocalCluster.StartAsync();
        cluster.Kinds.SetPushed([First, Second]);
        foreach (var (asked, kind) in (IEnumerable<(string, string)>)[("late", Second.Name), (First.Name, First.Name)])
        {
            var id = (await SubmitAsync(cluster, asked)).Id;
            Assert.Equal((JobState.Succeeded, kind), await cluster.Service.WaitAsync(id, Patience) is { } job ? (job.State, job.Spec.Kind) : default);
            Assert.Equal("10 of " + kind, Encoding.UTF8.GetString((await cluster.Service.ReadResultAsync(id))!.Data.Span));
        }
    }

    [Fact]
    public async Task A_submission_that_is_repeated_stays_one_job_though_a_newer_version_was_pushed_meanwhile()
    {
        await using var cluster = await LocalCluster.StartAsync();
        cluster.Kinds.SetPushed([First]);
        var job = await SubmitAsync(cluster, "late", "key");
        cluster.Kinds.SetPushed([First, Second]);
        Assert.Equal((job.Id, true), await SubmitAsync(cluster, "late", "key") is var again ? (again.Id, again.Existed) : default);
    }

    [Fact]
    public async Task A_worker_that_does_not_have_the_kind_yet_runs_the_job_once_it_has_it()
    {
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { Workers = 0 });
        cluster.Kinds.SetPushed([First]);
        var late = TestKinds.With();
        cluster.StartWorker("late:1", kinds: late);
        var id = (await SubmitAsync(cluster, "late")).Id;
        await foreach (var progress in cluster.Service.WatchAsync(id))
        {
            if (progress.NotReady?.Reason.Contains(First.Name, StringComparison.Ordinal) == true)
                break;
        }

        late.SetPushed([First]);

        Assert.Equal((JobState.Succeeded, 10L), await cluster.Service.WaitAsync(id, Patience) is { } job ? (job.State, job.Succeeded) : default);
    }

    [Fact]
    public async Task A_jobs_actor_that_does_not_have_the_kind_yet_puts_the_result_together_once_it_has_it()
    {
        var home = TestKinds.With();
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { JobKinds = home });
        cluster.Kinds.SetPushed([First]);
        var id = (await SubmitAsync(cluster, "late")).Id;
        await foreach (var progress in cluster.Service.WatchAsync(id))
        {
            if (progress is { Succeeded: 10 })
                break;
        }
        Assert.Null(await cluster.Service.WaitAsync(id, TimeSpan.FromMilliseconds(300)));

        home.SetPushed([First]);

        Assert.Equal((JobState.Succeeded, 10L), await cluster.Service.WaitAsync(id, Patience) is { } job ? (job.State, job.Succeeded) : default);
        Assert.Equal("10 of " + First.Name, Encoding.UTF8.GetString((await cluster.Service.ReadResultAsync(id))!.Data.Span));
    }

    private static Task<SubmittedJob> SubmitAsync(LocalCluster cluster, string kind, string? key = null) =>
        cluster.Service.SubmitAsync(new JobSubmission { Kind = kind, Inputs = new InputSource.Range(0, 10), IdempotencyKey = key });
}
