using AkkaCluster.Http;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using AkkaCluster.Jobs.Http.Tests.Support;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Http.Tests;

/// <summary>What a caller can send is answered with what is wrong and where, never with a failure of the node's.</summary>
public class HostileInputTests
{
    [Theory]
    [InlineData("""{"kind":"echo","inputs":["ok","\ud83d"]}""", "BytePositionInLine: 30")]
    [InlineData("""{"kind":"\udc00"}""", "no Unicode")]
    [InlineData("""{"kind":"echo","labels":{"\ud83d":"x"}}""", "no Unicode")]
    [InlineData("""{"kind":"echo","labels":{"x":"\ude00\ud83d"}}""", "no Unicode")]
    [InlineData("""{"kind":"echo","idempotencyKey":"\ud83d"}""", "no Unicode")]
    [InlineData("""{"kind":"echo","parameters":{"a":"\ud83d"}}""", "no Unicode")]
    [InlineData("""{"kind":"echo","inputs":{"files":["\ud83d"]}}""", "no Unicode")]
    [InlineData("""{"kind":"echo","inputs":{"upload":{"id":"\ud83d","count":1}}}""", "no Unicode")]
    [InlineData("""{"kind":"echo"} {"kind":"echo"}""", "single JSON value")]
    [InlineData("""{"kind":"echo","kind":"echo"}""", "$.kind")]
    [InlineData("""{"kind":"echo","inputs":{"range":{"to":3,"stepp":2}}}""", "'stepp'")]
    [InlineData("""{"kind":"echo","inputs":{"files":[1]}}""", "path as a text")]
    [InlineData("""{"kind":"echo","inputs":{"range":{"to":99999999999999999999}}}""", "whole number")]
    public async Task A_body_is_refused_with_the_place(string body, string expected)
    {
        await using var gateway = await TestGateway.StartAsync();
        Assert.Contains(expected, await PostAsync(gateway, "/v1/jobs", "application/json", Encoding.UTF8.GetBytes(body), 400), StringComparison.Ordinal);
        Assert.Null(gateway.Jobs.LastSubmission);
    }

    [Fact]
    public async Task A_single_task_is_held_to_the_same()
    {
        await using var gateway = await TestGateway.StartAsync();
        foreach (var body in (string[])["""{"kind":"echo","input":"\ud83d"}""", """{"kind":"echo","input":{"a":"\ud83d"}}""", """{"kind":"\ud83d"}""", """{"kind":"echo","key":"\ud83d"}"""])
            Assert.Contains("no Unicode", await PostAsync(gateway, "/v1/tasks", "application/json", Encoding.UTF8.GetBytes(body), 400), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_refused()
    {
        await using var gateway = await TestGateway.StartAsync();
        byte[] body = [.. "{\"kind\":\"echo\",\"inputs\":[\""u8, 0xFF, 0xFE, .. "\"]}"u8];
        Assert.Contains("no Unicode", await PostAsync(gateway, "/v1/jobs", "application/json", body, 400), StringComparison.Ordinal);
        Assert.Contains("Line 2", await PostAsync(gateway, "/v1/jobs", "application/x-ndjson", [.. "{\"kind\":\"echo\"}\n\""u8, 0xC3, (byte)'"'], 400), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 2")]
    [InlineData("\"a\" \"b\"")]
    [InlineData("\"a\"x")]
    [InlineData("{} ,")]
    [InlineData("1\r2")]
    [InlineData("\"\\ud83d\"")]
    [InlineData("{\"a\":\"\\udfff\"}")]
    [InlineData("\uFEFF1")]
    [InlineData("[1")]
    public async Task A_line_that_is_not_one_value_is_named(string line)
    {
        await using var gateway = await TestGateway.StartAsync();
        Assert.Contains("Line 3 ", await PostAsync(gateway, "/v1/jobs", "application/x-ndjson", Encoding.UTF8.GetBytes($"{{\"kind\":\"echo\"}}\n1\n{line}\n3"), 400), StringComparison.Ordinal);
        Assert.Contains("Line 2 ", await PostAsync(gateway, "/v1/uploads", "application/x-ndjson", Encoding.UTF8.GetBytes($"1\n{line}"), 400), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mark_of_byte_order_and_carriage_returns_change_nothing()
    {
        await using var gateway = await TestGateway.StartAsync();
        await PostAsync(gateway, "/v1/jobs", "application/x-ndjson", Encoding.UTF8.GetBytes("\uFEFF{\"kind\":\"echo\"}\r\n\"a\"\r\n\r\n 2 \r\n"), 201);
        Assert.Equal(["a", "2"], gateway.Jobs.InputsOf("job-1"));
        await PostAsync(gateway, "/v1/jobs", "application/json", Encoding.UTF8.GetBytes("\uFEFF{\"kind\":\"echo\",\"inputs\":[\"b\"]}"), 201);
        Assert.Equal(["b"], gateway.Jobs.InputsOf("job-2"));
    }

    [Theory]
    [InlineData("{\"kind\":\"echo\"}")]
    [InlineData("\n\r\n{\"kind\":\"echo\"}")]
    public async Task A_job_that_ends_with_its_first_line_has_no_inputs(string body)
    {
        await using var gateway = await TestGateway.StartAsync();
        await PostAsync(gateway, "/v1/jobs", "application/x-ndjson", Encoding.UTF8.GetBytes(body), 201);
        Assert.Empty(gateway.Jobs.InputsOf("job-1"));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("")]
    public async Task A_line_that_is_too_long_is_refused_whether_or_not_it_ends(string end)
    {
        await using var gateway = await TestGateway.StartAsync(new GatewayOptions { MaxLineLength = 100 });
        await PostAsync(gateway, "/v1/uploads", "application/x-ndjson", Encoding.UTF8.GetBytes($"1\n\"{new string('a', 200)}\"{end}"), 413);
    }

    [Theory]
    [InlineData("9223372036854775807")]
    [InlineData("9223372036854775806")]
    public async Task A_body_that_says_it_has_all_bytes_that_there_are_is_refused(string length)
    {
        await using var gateway = await TestGateway.StartAsync();
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(gateway.Http.BaseAddress!.Host, gateway.Http.BaseAddress.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes($"POST /v1/jobs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{{"));
        var answer = new byte[64];
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(20));

        var read = await socket.ReceiveAsync(answer, late.Token);

        Assert.StartsWith("HTTP/1.1 413 ", Encoding.ASCII.GetString(answer, 0, read), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/jobs?label=%00=1")]
    [InlineData("/v1/jobs?label=1")]
    [InlineData("/v1/jobs?kind=a%00")]
    [InlineData("/v1/jobs?state=nosuch")]
    [InlineData("/v1/jobs?limit=0")]
    [InlineData("/v1/jobs?limit=1001")]
    [InlineData("/v1/jobs?before=-9223372036854775809")]
    [InlineData("/v1/jobs/job-1/tasks?from=9223372036854775808")]
    [InlineData("/v1/jobs/job-1?wait=1e400")]
    [InlineData("/v1/jobs/job-1?wait=99999999999999999999h")]
    [InlineData("/v1/jobs/job-1?wait=-1")]
    [InlineData("/v1/jobs/job-1?wait=1&wait=2")]
    [InlineData("/v1/log?last=1001")]
    public async Task A_query_is_refused_with_what_it_may_be(string path)
    {
        await using var gateway = await TestGateway.StartAsync();
        await PostAsync(gateway, "/v1/jobs", "application/json", "{\"kind\":\"echo\"}"u8.ToArray(), 201);
        using var answer = await gateway.Http.GetAsync(path);
        Assert.Equal(400, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_problem_repeats_only_so_much_of_what_was_sent()
    {
        await using var gateway = await TestGateway.StartAsync();
        var parameters = string.Join(',', Enumerable.Range(0, 5000).Select(i => $"\"p{i}\":1"));
        await PostAsync(gateway, "/v1/jobs", "application/json", Encoding.UTF8.GetBytes($"{{\"kind\":\"{new string('é', 1_000_000)}\"}}"), 400, most: 50_000);
        await PostAsync(gateway, "/v1/jobs", "application/json", Encoding.UTF8.GetBytes($"{{\"kind\":\"echo\",\"parameters\":{{{parameters}}}}}"), 400, most: 50_000);
    }

    [Fact]
    public async Task A_result_that_says_text_and_is_none_comes_as_bytes()
    {
        await using var gateway = await TestGateway.StartAsync();
        byte[] bytes = [0x1F, 0x8B, 0xFF, 0x00];
        gateway.Jobs.Result = new JobResult("text/plain; charset=utf-8", bytes);
        var body = new ByteArrayContent("{\"kind\":\"echo\"}"u8.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        var answer = await (await gateway.Http.PostAsync("/v1/jobs?wait=9s", body)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(bytes, answer.GetProperty("result").GetProperty("base64").GetBytesFromBase64());
    }

    private static async Task<string> PostAsync(TestGateway gateway, string path, string type, byte[] body, int status, int most = int.MaxValue)
    {
        var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
        using var answer = await gateway.Http.PostAsync(path, content);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == (int)answer.StatusCode, $"{(int)answer.StatusCode} {text}");
        Assert.InRange(text.Length, 1, most);
        return text;
    }
}
