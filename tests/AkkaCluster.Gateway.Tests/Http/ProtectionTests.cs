using System.Net;
using System.Net.Http.Headers;
using AkkaCluster.Gateway.Tests.Support;

namespace AkkaCluster.Gateway.Tests.Http;

public class ProtectionTests
{
    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("wrong", HttpStatusCode.Unauthorized)]
    [InlineData("secret", HttpStatusCode.OK)]
    public async Task Where_a_token_is_set_a_caller_shows_it(string? token, HttpStatusCode expected)
    {
        await using var gateway = await TestGateway.StartAsync(new GatewayOptions { Token = "secret" });
        var request = new HttpRequestMessage(HttpMethod.Get, "/v1/jobs");
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        Assert.Equal(expected, (await gateway.Http.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    public async Task Health_is_told_without_a_token(string path)
    {
        await using var gateway = await TestGateway.StartAsync(new GatewayOptions { Token = "secret" });
        Assert.Equal(HttpStatusCode.OK, (await gateway.Http.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task A_web_page_of_another_origin_is_refused()
    {
        await using var gateway = await TestGateway.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/jobs/x/pause");
        request.Headers.Add("Origin", "https://evil.example");
        Assert.Equal(HttpStatusCode.Forbidden, (await gateway.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_host_name_that_anyone_may_give_this_address_is_refused()
    {
        await using var gateway = await TestGateway.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, "/v1/jobs");
        request.Headers.Host = "rebound.example";
        Assert.Equal(HttpStatusCode.Forbidden, (await gateway.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_node_without_a_leader_is_not_ready_and_says_why()
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.Jobs.NotReady = "There is no leader.";
        var answer = await gateway.Http.GetAsync("/readyz");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("no leader", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/readyz")]
    [InlineData("/v1/jobs/job-1/events")]
    public async Task A_node_that_leaves_sends_callers_to_others(string path)
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.App.Lifetime.StopApplication();
        var answer = await gateway.Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("leaving", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
