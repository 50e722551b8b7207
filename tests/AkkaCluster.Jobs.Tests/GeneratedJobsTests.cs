using System.Text;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Tests.Support;
using AkkaCluster.Jobs.Storage;
using AkkaCluster.Jobs.Storage.Tests;
using FsCheck.Fluent;

namespace AkkaCluster.Jobs.Tests;

/// <summary>Whatever jobs hand in, put out and fail with: each ends, over each store, and ends right.</summary>
public class GeneratedJobsTests
{
    private const int Jobs = 40;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static TheoryData<string> Providers => PostgresServer.Binaries is null ? new TheoryData<string>("sqlite") : new TheoryData<string>("sqlite", "postgres");

    [Theory, MemberData(nameof(Providers))]
    public async Task Every_job_ends_right(string provider)
    {
        var kinds = Enumerable.Range(0, Jobs).Select(number => Gen.Sample(GeneratedKind.Of(number), 1, 30).Single()).ToArray();
        var options = new LocalClusterOptions { InlineLimit = 2000, Store = provider == "postgres" ? new StoreOptions { Provider = "postgres", ConnectionString = PostgresServer.Instance.CreateDatabase() } : null };
        await using var cluster = await LocalCluster.StartAsync(options, kinds);

        await Task.WhenAll(kinds.Select((kind, number) => CheckAsync(cluster, kind, attempts: 1 + number % 3, failFast: number % 7 == 6)));
    }

    [Fact]
    public async Task Input_that_is_no_text_is_refused_with_its_place()
    {
        await using var cluster = await LocalCluster.StartAsync();

        var refused = await Assert.ThrowsAsync<JobRefusedException>(() => cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Inputs = new InputSource.Lines(["fine", "b\uD83Dad"]) }));

        Assert.Equal(JobRefusal.Invalid, refused.Reason);
        Assert.Contains("Input 1 (from 0) has half of a surrogate pair at character 1", refused.Message);
    }

    private static async Task CheckAsync(LocalCluster cluster, GeneratedKind kind, int attempts, bool failFast)
    {
        var submission = new JobSubmission { Kind = kind.Name, Inputs = new InputSource.Lines([.. kind.Steps.Select(step => step.Input)]), MaxAttempts = attempts, FailFast = failFast };
        var job = (await cluster.Service.SubmitAsync(submission, Patience)).Finished;
        var told = $"{kind.Name}, {attempts} attempts: {string.Join("; ", kind.Steps)}";
        Assert.True(job is not null, $"The job did not end in {Patience}. {told}");
        var succeed = kind.Steps.All(step => step.Succeeds(attempts));
        Assert.True(job.State == (succeed ? JobState.Succeeded : JobState.Failed), $"The job is {job.State}: {job.Error}. {told}");
        var tasks = await cluster.TasksAsync(job.Id);
        if (succeed || !failFast)
            Assert.Equal(kind.Steps.Count, tasks.Count);
        foreach (var task in tasks)
        {
            var step = kind.Steps[(int)task.Index];
            Assert.True(task.Failed != step.Succeeds(attempts), $"Task {task.Index} is {(task.Failed ? "" : "not ")}failed. {told}");
            if (!task.Failed)
                Assert.True(task.Output.Span.SequenceEqual(step.Output()), $"Task {task.Index} has other bytes. {told}");
            else if (step.How <= 1)
                Assert.Equal(StorableText.Of(step.Text), Encoding.UTF8.GetString(task.Output.Span));
            else
                Assert.DoesNotContain("\0", Encoding.UTF8.GetString(task.Output.Span));
        }

        if (succeed && await cluster.Service.ReadResultAsync(job.Id) is { } result)
            Assert.Equal($"{kind.Steps.Sum(step => (long)step.Size)}", Encoding.UTF8.GetString(result.Data.Span));
    }
}
