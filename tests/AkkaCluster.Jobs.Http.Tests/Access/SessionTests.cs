using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AkkaCluster.Http;
using AkkaCluster.Jobs.Http.Tests.Support;

namespace AkkaCluster.Jobs.Http.Tests.Access;

public class SessionTests
{
    private static readonly GatewayOptions Guarded = new() { Token = "secret", ReadToken = "look" };

    [Fact]
    public async Task A_browser_logs_in_once_and_every_call_and_link_works()
    {
        await using var gateway = await TestGateway.StartAsync(Guarded);
        using var browser = Browser(gateway);
        Assert.Equal(("none", HttpStatusCode.Unauthorized), (await RoleAsync(browser), (await browser.GetAsync("/v1/jobs")).StatusCode));

        var cookie = (await LogInAsync(browser, "secret")).Headers.GetValues("Set-Cookie").Single();

        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secret", cookie, StringComparison.Ordinal);
        Assert.Equal(("operator", HttpStatusCode.OK), (await RoleAsync(browser), (await browser.GetAsync("/v1/jobs")).StatusCode));
        Assert.Equal(HttpStatusCode.Created, (await SubmitAsync(browser, gateway.Address.GetLeftPart(UriPartial.Authority))).StatusCode);
        await browser.DeleteAsync("/v1/session");
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/v1/jobs")).StatusCode);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("http://127.0.0.1:1", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    public async Task A_cookie_that_does_not_come_from_this_nodes_page_changes_nothing(string? origin, HttpStatusCode expected)
    {
        await using var gateway = await TestGateway.StartAsync(Guarded);
        using var browser = Browser(gateway);
        await LogInAsync(browser, "secret");
        Assert.Equal(expected, (await SubmitAsync(browser, origin)).StatusCode);
        Assert.Equal(0, gateway.Jobs.JobCount);
    }

    [Fact]
    public async Task A_wrong_token_logs_nobody_in()
    {
        await using var gateway = await TestGateway.StartAsync(Guarded);
        using var browser = Browser(gateway);
        var answer = await LogInAsync(browser, "guess");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync("/v1/session", new StringContent("null"))).StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Operator.99999999999")]
    [InlineData("Operator.99999999999.00")]
    [InlineData("x.y.z.a")]
    [InlineData("..")]
    public async Task A_session_that_nobody_signed_is_none(string session)
    {
        await using var gateway = await TestGateway.StartAsync(Guarded);
        var request = new HttpRequestMessage(HttpMethod.Get, "/v1/jobs");
        request.Headers.Add("Cookie", "akkacluster-session=" + session);
        using var plain = Browser(gateway, cookies: false);
        Assert.Equal(HttpStatusCode.Unauthorized, (await plain.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_session_counts_at_every_node_of_the_same_tokens_and_at_no_other()
    {
        await using var one = await TestGateway.StartAsync(Guarded);
        await using var other = await TestGateway.StartAsync(Guarded);
        await using var changed = await TestGateway.StartAsync(Guarded with { Token = "newer" });
        using var browser = Browser(one);
        await LogInAsync(browser, "secret");
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri(other.Address, "/v1/jobs"))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync(new Uri(changed.Address, "/v1/jobs"))).StatusCode);
    }

    [Fact]
    public async Task Whoever_shows_the_read_token_looks_at_everything_and_changes_nothing()
    {
        await using var gateway = await TestGateway.StartAsync(Guarded);
        using var reader = Browser(gateway);
        reader.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "look");
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/v1/jobs")).StatusCode);
        foreach (var (method, path) in new[] { (HttpMethod.Post, "/v1/jobs"), (HttpMethod.Delete, "/v1/jobs/job-1"), (HttpMethod.Post, "/v1/nodes/x/drain"), (HttpMethod.Post, "/v1/uploads"), (HttpMethod.Post, "/v1/tasks") })
        {
            var answer = await reader.SendAsync(new HttpRequestMessage(method, path));
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Contains("change nothing", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_browser_that_logs_in_with_the_read_token_is_a_readers()
    {
        await using var gateway = await TestGateway.StartAsync(Guarded);
        using var browser = Browser(gateway);
        await LogInAsync(browser, "look");
        Assert.Equal("reader", await RoleAsync(browser));
        Assert.Equal(HttpStatusCode.Forbidden, (await SubmitAsync(browser, gateway.Address.GetLeftPart(UriPartial.Authority))).StatusCode);
    }

    [Fact]
    public async Task Where_no_token_is_set_everybody_is_an_operator()
    {
        await using var gateway = await TestGateway.StartAsync();
        Assert.Equal("operator", await RoleAsync(gateway.Http));
    }

    [Fact]
    public void A_read_token_without_a_token_or_the_same_as_it_is_a_mistake()
    {
        Assert.Contains("Set both", Assert.Single(GatewayOptions.Faults(new GatewayOptions { ReadToken = "look" })), StringComparison.Ordinal);
        Assert.Contains("the same", Assert.Single(GatewayOptions.Faults(new GatewayOptions { Token = "a", ReadToken = "a" })), StringComparison.Ordinal);
        Assert.Empty(GatewayOptions.Faults(Guarded));
    }

    private static HttpClient Browser(TestGateway gateway, bool cookies = true) => new(new HttpClientHandler { UseCookies = cookies }) { BaseAddress = gateway.Address };

    private static Task<HttpResponseMessage> LogInAsync(HttpClient browser, string token) => browser.PostAsJsonAsync("/v1/session", new { token });

    private static async Task<string?> RoleAsync(HttpClient browser) => (await browser.GetFromJsonAsync<JsonElement>("/v1/session")).GetProperty("role").GetString();

    private static Task<HttpResponseMessage> SubmitAsync(HttpClient browser, string? origin)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/jobs") { Content = JsonContent.Create(new { kind = "echo", inputs = new[] { "a" } }) };
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        return browser.SendAsync(request);
    }
}
