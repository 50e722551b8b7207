using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AkkaCluster.Jobs.Http.Tests.Support;

namespace AkkaCluster.Jobs.Http.Tests.Feed;

public class FeedEndpointTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_page_is_told_of_the_cluster_its_history_and_its_jobs_and_of_what_changes()
    {
        await using var gateway = await TestGateway.StartAsync();
        await SubmitAsync(gateway);
        await using var events = Events(gateway, "topics=cluster,jobs,history").GetAsyncEnumerator();
        var cluster = await UntilAsync(events, "cluster");
        Assert.Equal(1, cluster.GetProperty("workers")[0].GetProperty("busySlots").GetInt32());
        gateway.Jobs.Workers = [];
        Assert.Equal(0, (await UntilAsync(events, "cluster")).GetProperty("workers").GetArrayLength());
        await SubmitAsync(gateway);
        var jobs = await UntilAsync(events, "jobs", data => data.GetProperty("totals").GetProperty("queued").GetInt64() == 2);
        Assert.Equal("job-2", jobs.GetProperty("jobs")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task What_is_remembered_comes_first()
    {
        await using var gateway = await TestGateway.StartAsync();
        await using var events = Events(gateway, "topics=history").GetAsyncEnumerator();
        Assert.Equal(0, (await UntilAsync(events, "history")).GetProperty("samples").GetArrayLength());
    }

    [Fact]
    public async Task A_page_is_told_what_slots_ran_lately_and_then_what_they_have_run_since()
    {
        await using var gateway = await TestGateway.StartAsync();
        var chunk = new EndedChunk("w:1", 1, "j", "echo", 5, 2, 1, 1, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddSeconds(1));
        gateway.Jobs.Ended = new EndedChunks(1, 1, [chunk]);
        await using (var first = Events(gateway, "topics=cluster,tasks").GetAsyncEnumerator())
        {
            while (!(await first.MoveNextAsync().AsTask().WaitAsync(Patience) && first.Current is { Name: "stream" or "chunks" } and var told && told.Data.GetArrayLength() == 1))
            {
            }

            gateway.Jobs.Ended = new EndedChunks(1, 2, [chunk, chunk with { First = 9, Lost = true }]);
            var news = await UntilAsync(first, "chunks");
            Assert.Equal((1, 9, true), (news.GetArrayLength(), news[0].GetProperty("first").GetInt64(), news[0].GetProperty("lost").GetBoolean()));
        }

        await using var late = Events(gateway, "topics=tasks").GetAsyncEnumerator();
        Assert.Equal(2, (await UntilAsync(late, "stream")).GetArrayLength());
    }

    [Fact]
    public async Task A_page_of_a_job_is_told_of_it_in_the_same_stream()
    {
        await using var gateway = await TestGateway.StartAsync();
        await SubmitAsync(gateway);
        await using var events = Events(gateway, "job=job-1").GetAsyncEnumerator();
        Assert.Equal("running", (await UntilAsync(events, "progress")).GetProperty("state").GetString());
        Assert.Equal("succeeded", (await UntilAsync(events, "finished")).GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("topics=weather", HttpStatusCode.BadRequest)]
    [InlineData("topics=0", HttpStatusCode.BadRequest)]
    [InlineData("topics=-1", HttpStatusCode.BadRequest)]
    [InlineData("job=nobody", HttpStatusCode.NotFound)]
    public async Task What_there_is_not_is_refused_before_the_stream_begins(string query, HttpStatusCode expected)
    {
        await using var gateway = await TestGateway.StartAsync();
        Assert.Equal(expected, (await gateway.Http.GetAsync("/v1/events?" + query)).StatusCode);
    }

    [Fact]
    public async Task Fifty_pages_ask_the_cluster_no_more_than_one()
    {
        await using var gateway = await TestGateway.StartAsync();
        var pages = Enumerable.Range(0, 50).Select(_ => Events(gateway, "topics=cluster").GetAsyncEnumerator()).ToList();
        await Task.WhenAll(pages.Select(page => UntilAsync(page, "cluster")));
        var asked = gateway.Jobs.OverviewsAsked;
        gateway.Jobs.Workers = [];
        await Task.WhenAll(pages.Select(page => UntilAsync(page, "cluster")));
        Assert.InRange(gateway.Jobs.OverviewsAsked - asked, 1, 10);
        foreach (var page in pages)
            await page.DisposeAsync();
    }

    private static Task<HttpResponseMessage> SubmitAsync(TestGateway gateway) => gateway.Http.PostAsJsonAsync("/v1/jobs", new { kind = "echo", inputs = new[] { "a", "b" } });

    private static async Task<JsonElement> UntilAsync(IAsyncEnumerator<(string Name, JsonElement Data)> events, string name, Func<JsonElement, bool>? condition = null)
    {
        while (await events.MoveNextAsync().AsTask().WaitAsync(Patience))
        {
            if (events.Current.Name == name && (condition?.Invoke(events.Current.Data) ?? true))
                return events.Current.Data;
        }

        throw new InvalidOperationException($"The stream ended before an event '{name}' came.");
    }

    private static async IAsyncEnumerable<(string Name, JsonElement Data)> Events(TestGateway gateway, string query)
    {
        using var answer = await gateway.Http.GetAsync("/v1/events?" + query, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
                yield return (line["event: ".Length..], JsonDocument.Parse((await reader.ReadLineAsync())!["data: ".Length..]).RootElement);
        }
    }
}
