using System.Net.Http.Json;
using System.Text.Json;
using AkkaCluster.Jobs.Http.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AkkaCluster.Jobs.Http.Tests.OpenApi;

public class OpenApiTests
{
    [Fact]
    public async Task Every_route_is_described_and_nothing_else()
    {
        await using var gateway = await TestGateway.StartAsync();
        var document = await gateway.Http.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        var described = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}"));
        var mapped = gateway.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} {endpoint.RoutePattern.RawText}"));
        Assert.Equal(mapped.Order(), described.Order());
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
}
