using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using AkkaCluster.Http;
using AkkaCluster.Http.Description;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wire = AkkaCluster.Client.Model;

namespace AkkaCluster.Jobs.Http.Cluster;

/// <summary>Members, leader and workers.</summary>
internal static class ClusterEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/cluster", async (IJobService jobs, CancellationToken token) => TypedResults.Json(Answers.Cluster(await jobs.OverviewAsync(token).ConfigureAwait(false)), JobsJson.Readable.ClusterInfo))
            .Describe("getCluster", "cluster", "Members, leader and workers", 503).Produces<Wire.ClusterInfo>();
        routes.MapGet("/v1/cluster/demand", DemandAsync).Describe("getDemand", "cluster", "How many slots would do what is queued within a time", 400, 503).Produces<Wire.ClusterDemand>();
        routes.MapPost("/v1/nodes/{address}/drain", DrainAsync).Describe("drainNode", "cluster", "Let a node finish or hand back what it holds, and leave", 404, 503).Produces<DrainAnswer>(StatusCodes.Status202Accepted);
        routes.MapPost("/v1/nodes/{address}/slots", SetSlotsAsync).Describe("setSlots", "cluster", "Let a worker run so many chunks at once, until it is told otherwise or its node ends; what runs comes to its end", 400, 404, 503).Produces<SlotsAnswer>();
    }

    private static async Task<JsonHttpResult<Wire.ClusterDemand>> DemandAsync(
        [Description("The time, from a second to a day, such as 60s; that of akkacluster.jobs.demand-within if not given")] string? within, IJobService jobs, CancellationToken token)
    {
        TimeSpan? time = string.IsNullOrEmpty(within) ? null : DurationText.Parse(within, "within");
        return TypedResults.Json(Answers.Demand(await jobs.DemandAsync(time, token).ConfigureAwait(false)), JobsJson.Readable.ClusterDemand);
    }

    private static async Task<JsonHttpResult<DrainAnswer>> DrainAsync([Description("The node's address: host:port, or in full")] string address, IJobService jobs, CancellationToken token)
    {
        var overview = await jobs.OverviewAsync(token).ConfigureAwait(false);
        var found = Match(overview, Uri.UnescapeDataString(address));
        await jobs.DrainAsync(found, token).ConfigureAwait(false);
        return TypedResults.Json(new DrainAnswer(found, true), JobsJson.Readable.DrainAnswer, statusCode: StatusCodes.Status202Accepted);
    }

    private static async Task<JsonHttpResult<SlotsAnswer>> SetSlotsAsync(
        [Description("The worker's address: host:port, or in full")] string address, [Description("How many slots it is to have"), Required, Range(1, int.MaxValue)] string? count, IJobService jobs, CancellationToken token)
    {
        var overview = await jobs.OverviewAsync(token).ConfigureAwait(false);
        var found = Match(overview, Uri.UnescapeDataString(address));
        var worker = overview.Workers.FirstOrDefault(worker => worker.Address == found)
            ?? throw new JobRefusedException(JobRefusal.NotFound, $"{found} has no slots: it is no worker, or the leader does not know it yet.");
        if (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var slots) || slots < 1 || slots > worker.MaxSlots)
            throw new BadRequestException($"count is '{count}'; expected 1 to {worker.MaxSlots} slots, which is the most that {found} may have (akkacluster.worker.max-slots).");
        await jobs.SetSlotsAsync(found, slots, token).ConfigureAwait(false);
        return TypedResults.Json(new SlotsAnswer(found, slots), JobsJson.Readable.SlotsAnswer);
    }

    /// <summary>A node's address in full, given in full or as host:port.</summary>
    internal static string Match(ClusterOverview overview, string given) =>
        overview.Nodes.FirstOrDefault(node => node.Address == given || node.Address.EndsWith('@' + given, StringComparison.Ordinal) || given.EndsWith('@' + node.Address, StringComparison.Ordinal))?.Address
        ?? throw new JobRefusedException(JobRefusal.NotFound,
            $"There is no node '{given}' in this cluster; it has {string.Join(", ", overview.Nodes.Select(node => node.Address))}.");
}
