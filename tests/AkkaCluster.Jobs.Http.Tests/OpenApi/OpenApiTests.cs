using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using AkkaCluster.Http;
using AkkaCluster.Jobs.Http.Tests.Support;
using AkkaCluster.Tests;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AkkaCluster.Jobs.Http.Tests.OpenApi;

public partial class OpenApiTests
{
    [Fact]
    public async Task Every_route_is_described_and_nothing_else()
    {
        await using var gateway = await TestGateway.StartAsync();
        var document = await gateway.Http.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        var described = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}"));
        var mapped = gateway.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is null)
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} {endpoint.RoutePattern.RawText}"));
        Assert.Equal(mapped.Order(), described.Order());
    }

    [Fact]
    public async Task The_description_is_the_approved_one()
    {
        await using var gateway = await TestGateway.StartAsync();
        Approved.Hold("v1.approved.json", await gateway.Http.GetStringAsync("/openapi/v1.json"));
    }

    [Fact]
    public async Task The_page_that_shows_it_loads_nothing_from_elsewhere()
    {
        await using var gateway = await TestGateway.StartAsync(new GatewayOptions { Token = "secret" });
        var page = await gateway.Http.GetAsync("/scalar/");
        Assert.Contains("default-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var text = await page.Content.ReadAsStringAsync();
        var sources = Source().Matches(text).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(sources);
        foreach (var source in sources)
        {
            Assert.False(Uri.TryCreate(source, UriKind.Absolute, out var other) && other.Host != "", $"The page loads '{source}', which is not this node's own.");
            Assert.Equal(System.Net.HttpStatusCode.OK, (await gateway.Http.GetAsync(new Uri(new Uri(gateway.Address, "/scalar/"), source))).StatusCode);
        }
    }

    [Fact]
    public async Task Every_reference_in_the_description_leads_somewhere()
    {
        await using var gateway = await TestGateway.StartAsync();
        var text = await gateway.Http.GetStringAsync("/openapi/v1.json");
        var schemas = JsonDocument.Parse(text).RootElement.GetProperty("components").GetProperty("schemas");
        const string prefix = "\"#/components/schemas/";
        for (var at = text.IndexOf(prefix, StringComparison.Ordinal); at >= 0; at = text.IndexOf(prefix, at + 1, StringComparison.Ordinal))
        {
            var name = text[(at + prefix.Length)..text.IndexOf('"', at + prefix.Length)];
            Assert.True(schemas.TryGetProperty(name, out _), $"The description refers to the schema '{name}', which it does not have.");
        }
    }

    [GeneratedRegex("(?:src|href)=\"([^\"]+)\"")]
    private static partial Regex Source();
}
