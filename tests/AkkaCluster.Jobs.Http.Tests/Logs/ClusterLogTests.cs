using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AkkaCluster.Jobs.Http.Tests.Support;
using AkkaCluster.Jobs.Logs;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.Jobs.Http.Tests.Logs;

public class ClusterLogTests
{
    [Fact]
    public async Task What_this_node_logs_is_in_the_logs_of_all_with_its_job()
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.Log.Add(new(DateTimeOffset.UnixEpoch, LogLevel.Warning, "cat", 7, "job j1 is slow", null, "j1"));
        var line = await gateway.Logs.FirstAsync();
        Assert.Equal(("job j1 is slow", "j1", LogLevel.Warning), (line.Message, line.Job, line.Level));
        var found = await gateway.Http.GetFromJsonAsync<JsonElement>("/v1/logs?level=warning&job=j1&limit=5&from=1970-01-01T00:00:00Z");
        Assert.Equal("Warning", found[0].GetProperty("level").GetString());
        Assert.Equal(new LogQuery { Level = LogLevel.Warning, Job = "j1", Limit = 5, From = DateTimeOffset.UnixEpoch }, gateway.Logs.Asked);
    }

    [Fact]
    public async Task Who_follows_is_told_each_line_once_the_oldest_first()
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.Logs.Fill("first", "second");
        await using var stream = await gateway.Http.GetStreamAsync("/v1/logs?follow=true");
        using var reader = new StreamReader(stream);
        Assert.Equal("first", await NextAsync(reader));
        Assert.Equal("second", await NextAsync(reader));
        gateway.Logs.Fill("third");
        Assert.Equal("third", await NextAsync(reader));
    }

    [Theory]
    [InlineData("level=loud", "expected information, warning, error or critical")]
    [InlineData("level=+5", "expected information, warning, error or critical")]
    [InlineData("limit=0", "expected a whole number from 1 to 1000")]
    [InlineData("from=yesterday", "ISO 8601")]
    public async Task A_question_that_nobody_can_answer_is_refused(string query, string expected)
    {
        await using var gateway = await TestGateway.StartAsync();
        var answer = await gateway.Http.GetAsync("/v1/logs?" + query);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(expected, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<string?> NextAsync(StreamReader reader)
    {
        const string data = "data: ";
        while (await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30)) is { } line)
            if (line.StartsWith(data, StringComparison.Ordinal))
                return JsonSerializer.Deserialize<JsonElement>(line[data.Length..]).GetProperty("message").GetString();
        return null;
    }
}
