using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AkkaCluster.Http.Logs;

/// <summary>The node's own log: the last lines, or as a stream.</summary>
internal static class LogEndpoints
{
    private const int Page = 200;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/log", async (HttpContext context, LogHub hub, RequestRooms rooms, CancellationToken token) =>
        {
            var query = context.Request.Query;
            var past = (int)QueryValues.Number(query, "last", Page, least: 0, most: 1000);
            if (!query.ContainsKey("follow"))
            {
                await context.Response.WriteAsJsonAsync(hub.Last(past), JsonSerializerOptions.Web, token).ConfigureAwait(false);
                return;
            }
            using var place = rooms.Wait();
            context.Response.ContentType = "text/event-stream";
            context.Response.Headers.CacheControl = "no-cache";
            // Nothing may be logged for long: who follows is told at once that he does.
            await context.Response.Body.FlushAsync(token).ConfigureAwait(false);
            await foreach (var line in hub.FollowAsync(past, token).ConfigureAwait(false))
            {
                await context.Response.WriteAsync($"event: log\ndata: {JsonSerializer.Serialize(line, JsonSerializerOptions.Web)}\n\n", token).ConfigureAwait(false);
                await context.Response.Body.FlushAsync(token).ConfigureAwait(false);
            }
        });
    }
}
