using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AkkaCluster.Jobs.Http.Tests.Support;

namespace AkkaCluster.Jobs.Http.Tests.Tasks;

public class SingleTaskTests
{
    [Fact]
    public async Task One_task_is_answered_in_the_same_call()
    {
        await using var gateway = await TestGateway.StartAsync();
        var answer = await PostAsync(gateway, """{"kind":"echo","input":"hello"}""");
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("hello", "worker-1", "job-1"), (body.GetProperty("output").GetString(), body.GetProperty("worker").GetString(), body.GetProperty("job").GetString()));
    }

    [Fact]
    public async Task Two_calls_of_one_key_are_one_task()
    {
        await using var gateway = await TestGateway.StartAsync();
        await PostAsync(gateway, """{"kind":"echo","input":"a","key":"k"}""");
        await PostAsync(gateway, """{"kind":"echo","input":"a","key":"k"}""");
        Assert.Equal(1, gateway.Jobs.JobCount);
    }

    [Theory]
    [InlineData("{}", "'kind' is missing")]
    [InlineData("[", "cannot be read")]
    public async Task A_wrong_body_is_told_what_is_wrong(string body, string expected)
    {
        await using var gateway = await TestGateway.StartAsync();
        var answer = await PostAsync(gateway, body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(expected, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> PostAsync(TestGateway gateway, string body) =>
        gateway.Http.PostAsync("/v1/tasks", new StringContent(body, Encoding.UTF8, "application/json"));
}
