using System.Text.Json;
using AkkaCluster.Gateway.Jobs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AkkaCluster.Gateway.Logs;

/// <summary>The node's own log: the last lines, or as a stream.</summary>
internal static class LogEndpoints
{
    private const int Page = 200;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/log", async (HttpContext context, LogHub hub, CancellationToken token) =>
        {
            var query = context.Request.Query;
            var past = query["last"].ToString() is { Length: > 0 } last ? (int)Math.Min(JobEndpoints.Number(last, "last"), 1000) : Page;
            if (!query.ContainsKey("follow"))
            {
                await context.Response.WriteAsJsonAsync(hub.Last(past), JsonSerializerOptions.Web, token).ConfigureAwait(false);
                return;
            }
            context.Response.ContentType = "text/event-stream";
            context.Response.Headers.CacheControl = "no-cache";
            await foreach (var line in hub.FollowAsync(past, token).ConfigureAwait(false))
            {
                await context.Response.WriteAsync($"event: log\ndata: {JsonSerializer.Serialize(line, JsonSerializerOptions.Web)}\n\n", token).ConfigureAwait(false);
                await context.Response.Body.FlushAsync(token).ConfigureAwait(false);
            }
        });
    }
}
