using System.Net;
using System.Text.RegularExpressions;
using AkkaCluster.Http;
using AkkaCluster.Jobs.Http.Tests.Support;

namespace AkkaCluster.Jobs.Http.Tests.Dashboard;

public partial class PagesTests
{
    [Fact]
    public async Task All_that_the_page_loads_is_there_without_a_token_and_nothing_is_from_elsewhere()
    {
        await using var gateway = await TestGateway.StartAsync(new GatewayOptions { Token = "secret" });
        var open = new Queue<Uri>([new Uri(gateway.Address, "/")]);
        var seen = new HashSet<Uri>();
        while (open.TryDequeue(out var at))
        {
            if (!seen.Add(at))
                continue;
            using var answer = await gateway.Http.GetAsync(at);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{at} answers {answer.StatusCode}.");
            Assert.Contains("script-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            foreach (var next in Reference().Matches(await answer.Content.ReadAsStringAsync()).Select(match => new Uri(at, match.Groups[1].Value)))
            {
                Assert.Equal(gateway.Address.Authority, next.Authority);
                open.Enqueue(next);
            }
        }

        Assert.InRange(seen.Count, 15, 40);
    }

    [Fact]
    public async Task What_a_browser_has_already_is_not_sent_again()
    {
        await using var gateway = await TestGateway.StartAsync();
        var first = await gateway.Http.GetAsync("/v1/dashboard/app.js");
        var again = new HttpRequestMessage(HttpMethod.Get, "/v1/dashboard/app.js");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await gateway.Http.SendAsync(again)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.Http.GetAsync("/v1/dashboard/../secrets")).StatusCode);
    }

    [GeneratedRegex("(?:from |src=|href=)\"(\\.{0,2}/[^\"]+)\"")]
    private static partial Regex Reference();
}
