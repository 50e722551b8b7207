using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Http.Tests.Support;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Http.Tests;

public class JobReadingTests
{
    [Fact]
    public async Task Jobs_are_listed_in_pages()
    {
        await using var gateway = await TestGateway.StartAsync();
        for (var i = 0; i < 5; i++)
            await SubmitAsync(gateway);
        var first = await gateway.Http.GetFromJsonAsync<JsonElement>("/v1/jobs?limit=3");
        var second = await gateway.Http.GetFromJsonAsync<JsonElement>($"/v1/jobs?limit=3&before={first.GetProperty("before")}");
        Assert.Equal(["job-5", "job-4", "job-3", "job-2", "job-1"], Ids(first).Concat(Ids(second)));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("before").ValueKind);
    }

    [Fact]
    public async Task Jobs_are_filtered_by_state_and_label()
    {
        await using var gateway = await TestGateway.StartAsync();
        await SubmitAsync(gateway);
        await SubmitAsync(gateway, """{"kind":"echo","labels":{"team":"x"}}""");
        Assert.Equal(["job-2"], Ids(await gateway.Http.GetFromJsonAsync<JsonElement>("/v1/jobs?label=team%3Dx")));
        Assert.Empty(Ids(await gateway.Http.GetFromJsonAsync<JsonElement>("/v1/jobs?state=failed,cancelled")));
        Assert.Equal(HttpStatusCode.BadRequest, (await gateway.Http.GetAsync("/v1/jobs?state=done")).StatusCode);
    }

    [Theory]
    [InlineData("/v1/jobs?limit=-1", "limit is '-1'; expected a whole number from 1 to 1000.")]
    [InlineData("/v1/jobs?limit=1001", "limit is '1001'; expected a whole number from 1 to 1000.")]
    [InlineData("/v1/jobs?before=x", "before is 'x'; expected a whole number from 1 on.")]
    [InlineData("/v1/jobs?from=yesterday", "from is 'yesterday'; expected a time as ISO 8601 has it")]
    [InlineData("/v1/jobs?from=5.5", "from is '5.5'; expected a time as ISO 8601 has it")]
    [InlineData("/v1/jobs?to=00:00:05", "to is '00:00:05'; expected a time as ISO 8601 has it")]
    [InlineData("/v1/jobs?from=2026-01-31T12:00Z&from=2026-01-31T12:00Z", "expected a time as ISO 8601 has it")]
    [InlineData("/v1/jobs?state=-1", "state is '-1'; expected queued")]
    [InlineData("/v1/jobs?label=x", "label is 'x'; expected name=value.")]
    [InlineData("/v1/jobs/job-1/tasks?from=-1", "from is '-1'; expected a whole number from 0 on.")]
    [InlineData("/v1/jobs/job-1/tasks?state=done", "state is 'done'; expected succeeded or failed.")]
    [InlineData("/v1/jobs/job-1/tasks/x", "index is 'x'; expected a whole number from 0 on.")]
    [InlineData("/v1/jobs/job-1?wait=2h", "this node lets a call wait 00:10:00 at most")]
    [InlineData("/v1/log?last=1e3", "last is '1e3'; expected a whole number from 0 to 1000.")]
    public async Task A_wrong_value_in_a_query_is_refused_with_what_was_expected(string path, string expected)
    {
        await using var gateway = await TestGateway.StartAsync();
        await SubmitAsync(gateway);
        var answer = await gateway.Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(expected, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-01-31")]
    [InlineData("2026-01-31T12:00")]
    [InlineData("2026-01-31T12:00Z")]
    [InlineData("2026-01-31T12:00:00%2B02:00")]
    [InlineData("2026-01-31T12:00:00.123Z")]
    [InlineData("2026-01-31T12:00:00.1234567Z")]
    public async Task A_time_is_taken_as_precise_as_it_is_given(string time)
    {
        await using var gateway = await TestGateway.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await gateway.Http.GetAsync("/v1/jobs?from=" + time)).StatusCode);
    }

    [Fact]
    public async Task A_job_is_paused_resumed_and_cancelled()
    {
        await using var gateway = await TestGateway.StartAsync();
        await SubmitAsync(gateway);
        Assert.True((await SteerAsync(gateway, HttpMethod.Post, "/v1/jobs/job-1/pause")).GetProperty("paused").GetBoolean());
        Assert.False((await SteerAsync(gateway, HttpMethod.Post, "/v1/jobs/job-1/resume")).GetProperty("paused").GetBoolean());
        Assert.Equal("cancelled", (await SteerAsync(gateway, HttpMethod.Delete, "/v1/jobs/job-1")).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_job_is_run_again_cloned_and_deleted()
    {
        await using var gateway = await TestGateway.StartAsync();
        await SubmitAsync(gateway, """{"kind":"echo","name":"mine","inputs":["a"]}""", "?wait=1");
        Assert.Equal((2, "queued", "mine"), await SteerAsync(gateway, HttpMethod.Post, "/v1/jobs/job-1/rerun?failed=true&round=2") is var job ? (job.GetProperty("round").GetInt32(), job.GetProperty("state").GetString(), job.GetProperty("name").GetString()) : default);
        var clone = await gateway.Http.PostAsync("/v1/jobs/job-1/clone", null);
        Assert.Equal((HttpStatusCode.Created, "/v1/jobs/job-2"), (clone.StatusCode, clone.Headers.Location!.ToString()));
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.Http.PostAsync("/v1/jobs/job-1/delete", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.Http.GetAsync("/v1/jobs/job-1")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await gateway.Http.PostAsync("/v1/jobs/job-2/rerun?round=1", null)).StatusCode);
        Assert.Equal(["job-2"], Ids(await gateway.Http.GetFromJsonAsync<JsonElement>("/v1/jobs")));
        Assert.Empty(Ids(await gateway.Http.GetFromJsonAsync<JsonElement>("/v1/jobs?name=mine")));
    }

    [Fact]
    public async Task A_job_runs_where_workers_hold_something_of_it_and_says_what_it_waits_for()
    {
        await using var gateway = await TestGateway.StartAsync();
        await SubmitAsync(gateway);
        gateway.Jobs.Live = new Dictionary<string, JobProgress> { ["job-1"] = new() { JobId = "job-1", State = JobState.Running, Leased = 3, Workers = new Dictionary<string, long> { ["w:1"] = 1 } } };
        var runs = await gateway.Http.GetFromJsonAsync<JsonElement>("/v1/jobs/job-1");
        gateway.Jobs.Live["job-1"] = new() { JobId = "job-1", State = JobState.Queued, Waits = "busy" };
        var waits = (await gateway.Http.GetFromJsonAsync<JsonElement>("/v1/jobs")).GetProperty("jobs")[0];
        gateway.Jobs.Live = null;
        var unknown = await gateway.Http.GetFromJsonAsync<JsonElement>("/v1/jobs/job-1");

        Assert.Equal(("running", 3, 1), (runs.GetProperty("state").GetString(), runs.GetProperty("leased").GetInt32(), runs.GetProperty("workers").GetProperty("w:1").GetInt32()));
        Assert.Equal(("queued", "busy"), (waits.GetProperty("state").GetString(), waits.GetProperty("waits").GetString()));
        Assert.Equal("There is no leader that answers at the moment.", unknown.GetProperty("waits").GetString());
    }

    [Fact]
    public async Task A_result_may_be_asked_for_as_far_as_it_is_known()
    {
        await using var gateway = await TestGateway.StartAsync();
        await SubmitAsync(gateway, """{"kind":"echo","inputs":["a","b"]}""");
        Assert.Equal("a\nb\n", await gateway.Http.GetStringAsync("/v1/jobs/job-1/result?partial=true"));
    }

    [Theory]
    [InlineData("/v1/jobs/none")]
    [InlineData("/v1/jobs/none/result")]
    [InlineData("/v1/jobs/none/tasks")]
    [InlineData("/v1/jobs/none/tasks/0")]
    [InlineData("/v1/jobs/none/attempts")]
    [InlineData("/v1/jobs/none/chunks")]
    [InlineData("/v1/jobs/none/events")]
    [InlineData("/v1/nothing")]
    public async Task What_is_not_there_is_a_problem(string path)
    {
        await using var gateway = await TestGateway.StartAsync();
        var answer = await gateway.Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("11m", "lets a call wait")]
    [InlineData("99999999999999h", "expected a duration")]
    public async Task Nobody_waits_longer_than_the_node_allows(string wait, string expected)
    {
        await using var gateway = await TestGateway.StartAsync();
        await SubmitAsync(gateway);
        var answer = await gateway.Http.GetAsync($"/v1/jobs/job-1?wait={wait}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(expected, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_has_the_media_type_that_its_kind_gives_it()
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.Jobs.Result = new Storage.JobResult("image/png", new byte[] { 1, 2, 3 });
        await SubmitAsync(gateway, query: "?wait=1");
        var answer = await gateway.Http.GetAsync("/v1/jobs/job-1/result");
        Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal([1, 2, 3], await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Without_a_reducer_the_result_is_the_outputs_in_order()
    {
        await using var gateway = await TestGateway.StartAsync();
        await SubmitAsync(gateway, """{"kind":"echo","inputs":["b","a"]}""", "?wait=1");
        Assert.Equal("b\na\n", await gateway.Http.GetStringAsync("/v1/jobs/job-1/result"));
    }

    [Fact]
    public async Task A_result_that_is_not_there_yet_says_how_far_the_job_is()
    {
        await using var gateway = await TestGateway.StartAsync();
        await SubmitAsync(gateway);
        await RequireNoResultAsync(gateway, "queued");
    }

    [Fact]
    public async Task A_result_that_is_gone_because_the_job_is_run_again_is_not_an_empty_one()
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.Jobs.Result = new Storage.JobResult("text/plain", "7"u8.ToArray());
        await SubmitAsync(gateway, query: "?wait=1");
        gateway.Jobs.IsRunAgain = true;
        await RequireNoResultAsync(gateway, "was run again");
    }

    [Fact]
    public async Task Outputs_of_a_job_that_is_run_again_meanwhile_are_no_whole_answer()
    {
        await using var gateway = await TestGateway.StartAsync();
        await SubmitAsync(gateway, """{"kind":"echo","inputs":["a","b"]}""", "?wait=1");
        gateway.Jobs.IsRunAgain = true;

        await Assert.ThrowsAsync<HttpRequestException>(() => gateway.Http.GetStringAsync("/v1/jobs/job-1/result"));
    }

    [Fact]
    public async Task Tasks_are_lines_of_json()
    {
        await using var gateway = await TestGateway.StartAsync();
        await SubmitAsync(gateway, """{"kind":"echo","inputs":["a","b\n","c"]}""");
        var lines = (await gateway.Http.GetStringAsync("/v1/jobs/job-1/tasks?from=1&limit=1")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var task = JsonDocument.Parse(Assert.Single(lines)).RootElement;
        Assert.Equal((1, "b\n"), (task.GetProperty("index").GetInt32(), task.GetProperty("output").GetString()));
    }

    [Fact]
    public async Task A_task_is_shown_with_its_attempts_and_what_they_left()
    {
        await using var gateway = await TestGateway.StartAsync();
        await SubmitAsync(gateway, """{"kind":"echo","inputs":["a","b"]}""");
        gateway.Jobs.Attempts.Add(new AttemptRecord
        {
            Tasks = new TaskRun(1, 1), Round = 1, Attempt = 2, Outcome = AttemptOutcome.Failed, Final = true, Worker = "w:1", Error = "bad", Trace = "at X",
            Log = new TaskLog(7, "out"u8.ToArray(), new byte[] { 0xFF }),
        });

        var task = await gateway.Http.GetFromJsonAsync<JsonElement>("/v1/jobs/job-1/tasks/1");
        var line = JsonDocument.Parse(await gateway.Http.GetStringAsync("/v1/jobs/job-1/attempts?from=1&limit=1")).RootElement;

        Assert.False(task.TryGetProperty("output", out _));
        Assert.Equal(("b", "open"), (task.GetProperty("input").GetString(), task.GetProperty("state").GetString()));
        Assert.All([task.GetProperty("attempts")[0], line], attempt => Assert.Equal(
            (1, 2, "failed", true, "w:1", "bad", "at X", 7, "out", "/w=="),
            (attempt.GetProperty("index").GetInt32(), attempt.GetProperty("attempt").GetInt32(), attempt.GetProperty("outcome").GetString(), attempt.GetProperty("final").GetBoolean(), attempt.GetProperty("worker").GetString(),
            attempt.GetProperty("error").GetString(), attempt.GetProperty("trace").GetString(), attempt.GetProperty("exitCode").GetInt32(), attempt.GetProperty("stdout").GetString(), attempt.GetProperty("stderrBase64").GetString())));
    }

    [Fact]
    public async Task Who_ran_which_tasks_is_told_in_lines()
    {
        await using var gateway = await TestGateway.StartAsync();
        await SubmitAsync(gateway);
        Assert.Equal("""{"first":3,"count":2,"worker":"w:1","startedAt":"1970-01-01T00:00:00+00:00","seconds":1.5}""" + "\n", await gateway.Http.GetStringAsync("/v1/jobs/job-1/chunks?from=3"));
    }

    [Fact]
    public async Task Events_end_with_the_job()
    {
        await using var gateway = await TestGateway.StartAsync();
        await SubmitAsync(gateway);
        var answer = await gateway.Http.GetAsync("/v1/jobs/job-1/events");
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        var events = (await answer.Content.ReadAsStringAsync()).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("event: progress\ndata: {", events[0], StringComparison.Ordinal);
        Assert.StartsWith("event: finished\ndata: {", events[^1], StringComparison.Ordinal);
    }

    private static async Task RequireNoResultAsync(TestGateway gateway, string because)
    {
        var answer = await gateway.Http.GetAsync("/v1/jobs/job-1/result");
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains(because, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Ids(JsonElement page) => page.GetProperty("jobs").EnumerateArray().Select(job => job.GetProperty("id").GetString()!);

    private static async Task SubmitAsync(TestGateway gateway, string body = """{"kind":"echo"}""", string query = "") =>
        (await gateway.Http.PostAsync("/v1/jobs" + query, new StringContent(body, Encoding.UTF8, "application/json"))).EnsureSuccessStatusCode();

    private static async Task<JsonElement> SteerAsync(TestGateway gateway, HttpMethod method, string path) =>
        await (await gateway.Http.SendAsync(new HttpRequestMessage(method, path))).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
}
