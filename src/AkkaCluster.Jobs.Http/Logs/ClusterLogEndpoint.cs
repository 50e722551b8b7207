using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using AkkaCluster.Http;
using AkkaCluster.Http.Description;
using AkkaCluster.Jobs.Logs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.Jobs.Http.Logs;

/// <summary>The logs of all nodes: the newest lines, or as a stream.</summary>
internal static class ClusterLogEndpoint
{
    private const int Page = 200;
    private const int MostLines = 1000;

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <summary>Lines of other nodes come late, by clocks of their own.</summary>
    private static readonly TimeSpan Lateness = TimeSpan.FromSeconds(30);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/logs", ReadAsync)
        .Describe("readLogs", "cluster", "The logs of all nodes, newest first", 400, 429, 503)
        .WithDescription("The seed nodes keep the last lines of all nodes, some 10,000 at most: also of nodes that are gone. A line is known to them about half a second after it was written; what was logged while no seed node could be reached may be missing.")
        .Produces<IReadOnlyList<NodeLine>>(StatusCodes.Status200OK, "application/json", "text/event-stream");

    private static async Task ReadAsync(
        [Description("This bad at least: information, warning, error or critical")] string? level,
        [Description("Of this node: host:port, or a part of it")] string? node,
        [Description("Of this job: its id, or the beginning of it")] string? job,
        [Description("With this in their text, in whatever case")] string? text,
        [Description("From this time on")] string? from,
        [Description("Before this time: the time of a page's last line gives the next page")] string? before,
        [Description("The most lines")] [Range(1, MostLines)] string? limit,
        [Description("Whatever it is: the oldest of them first, and go on with each new line, as server-sent events 'log'")] string? follow,
        HttpContext context, IClusterLog log, RequestRooms rooms, IHostApplicationLifetime lifetime, TimeProvider time, CancellationToken token)
    {
        var query = new LogQuery
        {
            Level = LevelOf(level),
            Node = QueryValues.Text(node, "node"),
            Job = QueryValues.Text(job, "job"),
            Text = QueryValues.Text(text, "text"),
            From = QueryValues.Time(from, "from"),
            Before = QueryValues.Time(before, "before"),
            Limit = (int)QueryValues.Number(limit, "limit", Page, least: 1, MostLines),
        };
        var lines = await log.FindAsync(query, token).ConfigureAwait(false);
        if (follow is null)
        {
            await context.Response.WriteAsJsonAsync(lines, JobsJson.Readable.IReadOnlyListNodeLine, null, token).ConfigureAwait(false);
            return;
        }

        using var place = rooms.Wait();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(token, lifetime.ApplicationStopping);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-cache";
        try
        {
            await FollowAsync(context.Response, log, query, lines, time, either.Token).ConfigureAwait(false);
        }
        catch (Exception end) when (end is OperationCanceledException && lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // The stream's end says it.
        }
    }

    private static async Task FollowAsync(HttpResponse response, IClusterLog log, LogQuery query, IReadOnlyList<NodeLine> lines, TimeProvider time, CancellationToken token)
    {
        using var timer = new PeriodicTimer(Pace, time);
        HashSet<(string, long)> told = [];
        do
        {
            foreach (var line in lines.Reverse().Where(line => !told.Contains((line.Node, line.Number))))
                await response.WriteAsync($"event: log\ndata: {JsonSerializer.Serialize(line, JobsJson.Readable.NodeLine)}\n\n", token).ConfigureAwait(false);
            // Also where nothing is new: a connection that is gone is noticed so.
            await response.WriteAsync(":\n\n", token).ConfigureAwait(false);
            await response.Body.FlushAsync(token).ConfigureAwait(false);
            // Whatever can come again has been told in the last look.
            told = [.. lines.Select(line => (line.Node, line.Number))];
            await timer.WaitForNextTickAsync(token).ConfigureAwait(false);
            lines = await LookAsync(log, query with { From = time.GetUtcNow() - Lateness, Limit = MostLines }, lines, token).ConfigureAwait(false);
        }
        while (true);
    }

    /// <summary>While the seed nodes are restarted nothing is new.</summary>
    private static async Task<IReadOnlyList<NodeLine>> LookAsync(IClusterLog log, LogQuery query, IReadOnlyList<NodeLine> before, CancellationToken token)
    {
        try
        {
            return await log.FindAsync(query, token).ConfigureAwait(false);
        }
        catch (JobRefusedException)
        {
            return before;
        }
    }

    private static LogLevel LevelOf(string? text) => QueryValues.Text(text, "level") is not { } given ? LogLevel.Information
        : QueryValues.Named<LogLevel>(given) is { } level and >= LogLevel.Information and <= LogLevel.Critical ? level
        : throw new BadRequestException($"level is '{given}'; expected information, warning, error or critical.");
}
