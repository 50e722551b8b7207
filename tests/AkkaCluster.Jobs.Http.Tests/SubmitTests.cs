using AkkaCluster.Http;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Http.Tests.Support;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Http.Tests;

public class SubmitTests
{
    [Fact]
    public async Task A_submission_is_answered_with_the_job_and_its_place()
    {
        await using var gateway = await TestGateway.StartAsync();
        var answer = await gateway.Http.PostAsJsonAsync("/v1/jobs", new { kind = "echo", inputs = new[] { "a", "b" }, priority = 7, labels = new { team = "x" }, taskTimeLimitSeconds = 1.5 });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("/v1/jobs/job-1", answer.Headers.Location!.ToString());
        var submission = gateway.Jobs.LastSubmission!;
        Assert.Equal(["a", "b"], Assert.IsType<InputSource.Lines>(submission.Inputs).Items);
        Assert.Equal((7, TimeSpan.FromSeconds(1.5), "x"), (submission.Priority, submission.TaskTimeLimit, submission.Labels["team"]));
    }

    [Theory]
    [InlineData("""{"range":{"to":10}}""", 0, 10, 1)]
    [InlineData("""{"range":{"from":5,"to":10,"step":2}}""", 5, 10, 2)]
    public async Task Inputs_may_be_a_range(string inputs, long from, long to, long step)
    {
        await using var gateway = await TestGateway.StartAsync();
        await PostAsync(gateway, $$"""{"kind":"echo","inputs":{{inputs}}}""");
        Assert.Equal(new InputSource.Range(from, to, step), gateway.Jobs.LastSubmission!.Inputs);
    }

    [Fact]
    public async Task A_job_may_wait_for_a_time_and_for_jobs_and_want_what_they_put_out()
    {
        await using var gateway = await TestGateway.StartAsync();
        await PostAsync(gateway, """{"kind":"echo","notBefore":"2026-03-01T12:00:00Z","after":["job-8",{"job":"job-9","on":"finished"}],"inputs":{"outputs":{"jobs":["job-7"],"gather":true}}}""");
        var submission = gateway.Jobs.LastSubmission!;
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), submission.NotBefore);
        Assert.Equal([new JobDependency("job-8"), new JobDependency("job-9", EndCondition.Finished)], submission.After);
        Assert.Equal(("job-7", true), (Assert.Single(Assert.IsType<InputSource.Outputs>(submission.Inputs).Jobs), ((InputSource.Outputs)submission.Inputs).Gather));
    }

    [Fact]
    public async Task A_call_that_waits_gets_the_outputs()
    {
        await using var gateway = await TestGateway.StartAsync();
        var answer = await ReadAsync(await PostAsync(gateway, """{"kind":"echo","inputs":["a",2]}""", "?wait=10s"));
        Assert.Equal("succeeded", answer.GetProperty("state").GetString());
        Assert.Equal("""["a","2"]""", answer.GetProperty("outputs").GetRawText());
    }

    [Fact]
    public async Task Outputs_that_are_no_text_are_left_to_be_fetched()
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.Jobs.Outputs = Encoding.Latin1;
        var answer = await ReadAsync(await PostAsync(gateway, """{"kind":"echo","inputs":["é"]}""", "?wait=10s"));
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("outputs").ValueKind);
    }

    [Fact]
    public async Task A_call_that_waits_in_vain_is_told_why()
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.Jobs.NotReady = "The disk is full.";
        var answer = await ReadAsync(await PostAsync(gateway, """{"kind":"echo"}""", "?wait=1"));
        Assert.Equal(("job-1", "The disk is full."), (answer.GetProperty("id").GetString(), answer.GetProperty("notReady").GetString()));
        Assert.False((await ReadAsync(await PostAsync(gateway, """{"kind":"echo"}"""))).TryGetProperty("notReady", out _));
    }

    [Fact]
    public async Task A_call_that_waits_gets_a_small_result()
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.Jobs.Result = new Storage.JobResult("text/plain; charset=utf-8", Encoding.UTF8.GetBytes("42"));
        var answer = await ReadAsync(await PostAsync(gateway, """{"kind":"echo"}""", "?wait=10"));
        Assert.Equal("42", answer.GetProperty("result").GetProperty("text").GetString());
    }

    [Fact]
    public async Task Two_submissions_of_one_key_are_one_job()
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.Http.DefaultRequestHeaders.Add("Idempotency-Key", "once");
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(gateway, """{"kind":"echo"}""")).StatusCode);
        var again = await PostAsync(gateway, """{"kind":"echo"}""");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.True((await ReadAsync(again)).GetProperty("existed").GetBoolean());
        Assert.Equal(1, gateway.Jobs.JobCount);
    }

    [Fact]
    public async Task A_million_lines_may_follow_a_job()
    {
        const int count = 1_000_000;
        await using var gateway = await TestGateway.StartAsync();
        var body = new StringBuilder("{\"kind\":\"echo\"}\n");
        for (var i = 0; i < count; i++)
            body.Append('"').Append(i).Append("\"\n");
        var answer = await gateway.Http.PostAsync("/v1/jobs", new StringContent(body.ToString(), Encoding.UTF8, "application/x-ndjson"));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var inputs = gateway.Jobs.InputsOf("job-1");
        Assert.Equal((count, "0", "999999"), (inputs.Count, inputs[0], inputs[^1]));
    }

    [Fact]
    public async Task A_stream_of_a_wrong_job_is_refused_before_its_lines_are_stored()
    {
        await using var gateway = await TestGateway.StartAsync();
        var answer = await gateway.Http.PostAsync("/v1/jobs", new StringContent("{\"kind\":\"ecko\"}\n\"a\"\n", Encoding.UTF8, "application/x-ndjson"));
        Assert.Contains("echo", await ProblemAsync(answer, 400), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_is_no_json_is_named()
    {
        await using var gateway = await TestGateway.StartAsync();
        var answer = await gateway.Http.PostAsync("/v1/uploads", new StringContent("\"a\"\noops\n", Encoding.UTF8, "application/x-ndjson"));
        Assert.Contains("Line 2", await ProblemAsync(answer, 400), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "cannot be read")]
    [InlineData("""{"kind":"echo","colour":"red"}""", "colour")]
    [InlineData("""{"inputs":["a"]}""", "'kind' is missing")]
    [InlineData("""{"kind":"echo","priority":"high"}""", "$.priority (line 1) is no field of it, or has a value of another type than expected")]
    [InlineData("""{"kind":"echo","nonsense":1}""", "$.nonsense (line 1) is no field of it")]
    [InlineData("""{"kind":"echo",""", "Expected")]
    [InlineData("""{"kind":"echo","inputs":7}""", "expected a list")]
    [InlineData("""{"kind":"echo","inputs":{"range":{"from":1}}}""", "without 'to'")]
    [InlineData("""{"kind":"echo","taskTimeLimitSeconds":-1}""", "seconds above 0")]
    [InlineData("""{"kind":"echo","notBefore":"soon"}""", "$.notBefore (line 1)")]
    [InlineData("""{"kind":"echo","after":"job-1"}""", "'after' is String; expected a list of jobs.")]
    [InlineData("""{"kind":"echo","after":[{"job":"job-1","on":"done"}]}""", "expected succeeded, finished or failed")]
    [InlineData("""{"kind":"echo","after":[{"id":"job-1"}]}""", "expected a job's id")]
    [InlineData("""{"kind":"echo","inputs":{"outputs":["job-1"]}}""", "without 'jobs'")]
    [InlineData("""{"kind":"echo","inputs":{"outputs":{"jobs":["job-1"],"gather":1}}}""", "'gather' is 1; expected true or false")]
    [InlineData("""{"kind":"nothing"}""", "no job kind 'nothing'")]
    public async Task A_wrong_body_is_told_what_is_wrong(string body, string expected)
    {
        await using var gateway = await TestGateway.StartAsync();
        Assert.Contains(expected, await ProblemAsync(await PostAsync(gateway, body), 400), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_wrong_parameter_is_listed()
    {
        await using var gateway = await TestGateway.StartAsync();
        var answer = await PostAsync(gateway, """{"kind":"echo","parameters":{"volume":-1,"pitch":2}}""");
        Assert.Equal(2, (await ReadAsync(answer)).GetProperty("errors").GetArrayLength());
    }

    [Fact]
    public async Task Too_many_inputs_in_a_body_are_refused()
    {
        await using var gateway = await TestGateway.StartAsync(new GatewayOptions { MaxInlineInputs = 1 });
        Assert.Contains("x-ndjson", await ProblemAsync(await PostAsync(gateway, """{"kind":"echo","inputs":["a","b"]}"""), 413), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused()
    {
        await using var gateway = await TestGateway.StartAsync(new GatewayOptions { MaxBodySize = 100 });
        await ProblemAsync(await PostAsync(gateway, $$"""{"kind":"echo","inputs":["{{new string('a', 200)}}"]}"""), 413);
    }

    [Fact]
    public async Task Another_media_type_is_refused()
    {
        await using var gateway = await TestGateway.StartAsync();
        await ProblemAsync(await gateway.Http.PostAsync("/v1/jobs", new StringContent("{}", Encoding.UTF8, "text/plain")), 415);
    }

    [Fact]
    public async Task A_full_queue_says_when_to_try_again()
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.Jobs.Failures.Enqueue(new JobRefusedException(JobRefusal.Busy, "10000 jobs wait already.", retryAfter: TimeSpan.FromSeconds(2.5)));
        var answer = await PostAsync(gateway, """{"kind":"echo"}""");
        await ProblemAsync(answer, 429);
        Assert.Equal(TimeSpan.FromSeconds(3), answer.Headers.RetryAfter!.Delta);
    }

    [Fact]
    public async Task A_key_that_stands_for_another_job_is_told_apart_from_a_wrong_job()
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.Jobs.Failures.Enqueue(new JobRefusedException(JobRefusal.KeyReused, "The key 'k' stands for job-0, of other content."));
        Assert.Contains("job-0", await ProblemAsync(await PostAsync(gateway, """{"kind":"echo"}"""), 422), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_failure_is_a_problem_too()
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.Jobs.Failures.Enqueue(new InvalidOperationException("broken"));
        Assert.Contains("broken", await ProblemAsync(await PostAsync(gateway, """{"kind":"echo"}"""), 500), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> PostAsync(TestGateway gateway, string body, string query = "") =>
        gateway.Http.PostAsync("/v1/jobs" + query, new StringContent(body, Encoding.UTF8, "application/json"));

    private static Task<JsonElement> ReadAsync(HttpResponseMessage answer) => answer.Content.ReadFromJsonAsync<JsonElement>();

    private static async Task<string> ProblemAsync(HttpResponseMessage answer, int status)
    {
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        return (await ReadAsync(answer)).GetProperty("detail").GetString()!;
    }
}
