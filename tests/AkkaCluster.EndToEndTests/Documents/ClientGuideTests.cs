using System.Text.Json.Nodes;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;
using AkkaCluster.EndToEndTests.Support;

namespace AkkaCluster.EndToEndTests.Documents;

/// <summary>What docs/CLIENT.md shows.</summary>
[Collection(ProcessTests.Name)]
public sealed class ClientGuideTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>
{
    private readonly ClusterClient client = fixture.Cluster.Client;

    [Fact]
    public async Task A_job_is_handed_in_and_read()
    {
        var submitted = await client.SubmitAsync(new JobRequest
        {
            Kind = "primes",
            Parameters = new JsonObject { ["below"] = 1_000_000 },
            IdempotencyKey = "primes-of-today",
        });
        await foreach (var progress in client.WatchAsync(submitted.Id))
            Console.Error.WriteLine($"{progress.Succeeded} of {progress.TaskCount}");
        var result = await client.GetResultAsync(submitted.Id);
        Assert.Equal("78498", result.Text.Trim());
    }

    [Fact]
    public async Task Lines_are_streamed()
    {
        async IAsyncEnumerable<string> Lines()
        {
            for (var number = 1; number <= 10_000; number++)
            {
                await Task.Yield();
                yield return $"line {number}";
            }
        }

        var submitted = await client.SubmitLinesAsync(new JobRequest { Kind = "noop" }, Lines());
        var job = await client.WaitAsync(submitted.Id, TimeSpan.FromMinutes(1));
        await foreach (var task in client.GetTasksAsync(submitted.Id, from: 9_999))
            Console.Error.WriteLine($"task {task.Index} was done by {task.Worker}");
        Assert.Equal((JobState.Succeeded, 10_000L), (job.State, job.Succeeded));
    }

    [Fact]
    public async Task Files_travel_with_a_job()
    {
        var path = Path.Combine(fixture.Folder, "poem");
        var folder = Path.Combine(fixture.Folder, "fetched");
        await File.WriteAllTextAsync(path, "a rose is a rose");
        var file = await client.StoreFileAsync("poem.txt", path);
        var counted = await client.SubmitAsync(new JobRequest { Kind = "wordcount", Files = [file] }, wait: TimeSpan.FromMinutes(1));
        await foreach (var each in client.GetFilesAsync(counted.Id))
            await client.FetchFileAsync(each, Path.Combine(folder, each.Name));
        Assert.Equal("a rose is a rose", await File.ReadAllTextAsync(Path.Combine(folder, "poem.txt")));
        Assert.StartsWith("2 a\n2 rose", counted.Result!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_failed_is_looked_into_and_run_again()
    {
        var submitted = await client.SubmitAsync(new JobRequest { Kind = "exec", Parameters = new JsonObject { ["command"] = new JsonArray("test", "{}", "-lt", "3") }, Inputs = new JobInputs.Range(1, 5), MaxAttempts = 1 });
        var job = await client.WaitAsync(submitted.Id, TimeSpan.FromMinutes(1));
        if (job.State == JobState.Failed)
        {
            await foreach (var attempt in client.GetAttemptsAsync(job.Id))
                Console.Error.WriteLine($"task {attempt.Index} on {attempt.Worker}: {attempt.Error}");
            var partial = await client.GetPartialResultAsync(job.Id);
            job = await client.RerunAsync(job.Id, failedOnly: true);
        }
        Assert.Equal(2, job.Round);
    }

    [Fact]
    public async Task A_job_that_is_refused_says_why()
    {
        try
        {
            await client.SubmitAsync(new JobRequest { Kind = "primes", Parameters = new JsonObject { ["below"] = -1 } });
            Assert.Fail("It was taken.");
        }
        catch (ClusterException refused) when (refused.Status == 400)
        {
            Console.Error.WriteLine($"{refused.Message} {string.Join(' ', refused.Errors)}");
            Assert.Contains("below", string.Join(' ', refused.Errors), StringComparison.Ordinal);
        }
    }
}
