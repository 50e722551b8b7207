using System.ComponentModel;
using AkkaCluster.Http;
using AkkaCluster.Http.Description;
using AkkaCluster.Http.Feed;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace AkkaCluster.Jobs.Http.Feed;

/// <summary>The stream that a page of the dashboard follows: one for all that it shows, since browsers have few connections to a host.</summary>
internal static class FeedEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/events", FollowAsync)
        .Describe("followCluster", "cluster", "The cluster as it changes, as server-sent events", 400, 404, 429, 503)
        .WithDescription("'cluster' (as GET /v1/cluster), 'jobs' (how many there are of each state, and the newest), 'history', then 'sample' and 'happened' (figures of the last hour, and what happened), 'stream', then 'chunks' (topic tasks: what slots of workers ran, the last 2,000 and those that ended since), and of a job "
            + "'progress' and 'finished' (as GET /v1/jobs/{id}/events). Each comes once at the beginning, and whenever it changes, once a second at most. Whoever reads too slowly is cut off, and comes again.")
        .Produces<string>(StatusCodes.Status200OK, "text/event-stream");

    private static async Task FollowAsync(
        [Description("What to tell of, comma-separated: cluster, jobs, history, tasks; cluster if not given")] string? topics,
        [Description("A job to tell of too: its id, or a beginning of it that no other job's has")] string? job,
        FeedHub<FeedTopic> hub, IJobService jobs, HttpContext context, RequestRooms rooms, IHostApplicationLifetime lifetime, CancellationToken token)
    {
        var wanted = Topics(QueryValues.Text(topics, "topics") ?? "cluster");
        var followed = QueryValues.Text(job, "job") is { } id ? await JobEndpoints.GetAsync(jobs, id, token).ConfigureAwait(false) : null;
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            throw new JobRefusedException(JobRefusal.Unavailable, "This node is leaving; follow another.");
        using var place = rooms.Wait();
        using var subscription = hub.Subscribe(wanted);
        await FeedAnswer.SendAsync(context, subscription, lifetime, followed is null ? null : stopped => WatchAsync(jobs, followed.Id, subscription, stopped)).ConfigureAwait(false);
    }

    private static async Task WatchAsync(IJobService jobs, string id, FeedSubscription<FeedTopic> subscription, CancellationToken token)
    {
        try
        {
            await foreach (var progress in jobs.WatchAsync(id, token).ConfigureAwait(false))
                subscription.Tell(FeedFrame.Of(Storage.JobStates.IsFinal(progress.State) ? "finished" : "progress", Answers.Progress(progress), JobsJson.Readable.JobProgress));
        }
        catch (JobRefusedException)
        {
            // The job is deleted, or cannot be read: who follows comes again, and is told.
            subscription.Dispose();
        }
    }

    private static HashSet<FeedTopic> Topics(string text) => [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(name =>
        QueryValues.Named<FeedTopic>(name) ?? throw new BadRequestException($"topics has '{name}'; expected cluster, jobs, history or tasks."))];
}
