using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using AkkaCluster.Http.Description;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AkkaCluster.Http.Logs;

/// <summary>The node's own log: the last lines, or as a stream.</summary>
internal static class LogEndpoints
{
    private const int Page = 200;
    private const int MostPast = 1000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/log", async (
            [Description("How many of the last lines")] [Range(0, MostPast)] string? last,
            [Description("Whatever it is: go on with each new line as it comes, as server-sent events 'log'")] string? follow,
            HttpContext context,
            LogHub hub,
            RequestRooms rooms,
            CancellationToken token) =>
        {
            var past = (int)QueryValues.Number(last, "last", Page, least: 0, MostPast);
            if (follow is null)
            {
                await context.Response.WriteAsJsonAsync(hub.Last(past), NodeJson.Default.IReadOnlyListLogLine, null, token).ConfigureAwait(false);
                return;
            }
            using var place = rooms.Wait();
            context.Response.ContentType = "text/event-stream";
            context.Response.Headers.CacheControl = "no-cache";
            // Nothing may be logged for long: who follows is told at once that he does.
            await context.Response.Body.FlushAsync(token).ConfigureAwait(false);
            await foreach (var line in hub.FollowAsync(past, token).ConfigureAwait(false))
            {
                await context.Response.WriteAsync($"event: log\ndata: {JsonSerializer.Serialize(line, NodeJson.Default.LogLine)}\n\n", token).ConfigureAwait(false);
                await context.Response.Body.FlushAsync(token).ConfigureAwait(false);
            }
        })
        .Describe("readLog", "node", "The node's log", 400, 429)
        .Produces<IReadOnlyList<LogLine>>(StatusCodes.Status200OK, "application/json", "text/event-stream");
    }
}
