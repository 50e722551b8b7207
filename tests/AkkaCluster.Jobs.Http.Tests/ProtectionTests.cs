using AkkaCluster.Http;
using System.Net;
using System.Net.Http.Headers;
using AkkaCluster.Jobs.Http.Tests.Support;

namespace AkkaCluster.Jobs.Http.Tests;

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

    [Theory]
    [InlineData("rebound.example", HttpStatusCode.Forbidden)]
    [InlineData("rebound", HttpStatusCode.Forbidden)]
    [InlineData("localhost.", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1.nip.io", HttpStatusCode.Forbidden)]
    [InlineData("seed-1", HttpStatusCode.OK)]
    [InlineData("LOCALHOST:99", HttpStatusCode.OK)]
    [InlineData("[::1]:8080", HttpStatusCode.OK)]
    [InlineData("10.0.0.1", HttpStatusCode.OK)]
    public async Task A_host_name_that_anyone_may_give_this_address_is_refused(string host, HttpStatusCode expected)
    {
        await using var gateway = await TestGateway.StartAsync(new GatewayOptions { AllowedHosts = ["seed-1"] });
        var request = new HttpRequestMessage(HttpMethod.Get, "/v1/jobs");
        request.Headers.Host = host;
        Assert.Equal(expected, (await gateway.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_store_that_hangs_leaves_nobody_waiting_who_asks_whether_the_node_is_ready()
    {
        await using var gateway = await TestGateway.StartAsync(new GatewayOptions { ReadyPatience = TimeSpan.FromMilliseconds(50) });
        gateway.Jobs.Hanging = new TaskCompletionSource<string?>().Task;
        var answer = await gateway.Http.GetAsync("/readyz");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("does not answer", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task So_many_calls_wait_at_once_and_further_ones_are_told_to_come_again()
    {
        await using var gateway = await TestGateway.StartAsync(new GatewayOptions { MaxWaiting = 1 });
        using var follows = await gateway.Http.GetAsync("/v1/log?follow", HttpCompletionOption.ResponseHeadersRead);
        var submit = () => gateway.Http.PostAsync("/v1/jobs?wait=9s", new StringContent("{\"kind\":\"echo\"}", System.Text.Encoding.UTF8, "application/json"));
        using var refused = await submit();
        Assert.Equal((HttpStatusCode.TooManyRequests, 0), (refused.StatusCode, gateway.Jobs.JobCount));
        Assert.NotNull(refused.Headers.RetryAfter);
        follows.Dispose();
        HttpResponseMessage taken;
        do taken = await submit();
        while (taken.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.Equal(HttpStatusCode.Created, taken.StatusCode);
    }

    [Fact]
    public async Task Bodies_have_so_much_room_together_and_give_it_back()
    {
        await using var gateway = await TestGateway.StartAsync(new GatewayOptions { MaxBodies = 100_000 });
        var post = (int size) => gateway.Http.PostAsync("/v1/jobs", new StringContent($"{{\"kind\":\"echo\",\"inputs\":[\"{new string('x', size)}\"]}}", System.Text.Encoding.UTF8, "application/json"));
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await post(200_000)).StatusCode);
            Assert.Equal(HttpStatusCode.Created, (await post(80_000)).StatusCode);
        }
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
