using System.ComponentModel;
using AkkaCluster.Client.Model;
using AkkaCluster.Http.Description;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace AkkaCluster.Jobs.Http.Cluster;

/// <summary>Members, leader and workers.</summary>
internal static class ClusterEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/cluster", async (IJobService jobs, CancellationToken token) => TypedResults.Json(Answers.Cluster(await jobs.OverviewAsync(token).ConfigureAwait(false)), JobsJson.Readable.ClusterInfo))
            .Describe("getCluster", "cluster", "Members, leader and workers", 503).Produces<ClusterInfo>();
        routes.MapPost("/v1/nodes/{address}/drain", DrainAsync).Describe("drainNode", "cluster", "Let a node finish or hand back what it holds, and leave", 404, 503).Produces<DrainAnswer>(StatusCodes.Status202Accepted);
    }

    private static async Task<JsonHttpResult<DrainAnswer>> DrainAsync([Description("The node's address: host:port, or in full")] string address, IJobService jobs, CancellationToken token)
    {
        var overview = await jobs.OverviewAsync(token).ConfigureAwait(false);
        var found = Match(overview, Uri.UnescapeDataString(address));
        await jobs.DrainAsync(found, token).ConfigureAwait(false);
        return TypedResults.Json(new DrainAnswer(found, true), JobsJson.Readable.DrainAnswer, statusCode: StatusCodes.Status202Accepted);
    }

    /// <summary>A node's address in full, given in full or as host:port.</summary>
    internal static string Match(ClusterOverview overview, string given) =>
        overview.Nodes.FirstOrDefault(node => node.Address == given || node.Address.EndsWith('@' + given, StringComparison.Ordinal) || given.EndsWith('@' + node.Address, StringComparison.Ordinal))?.Address
        ?? throw new JobRefusedException(JobRefusal.NotFound,
            $"There is no node '{given}' in this cluster; it has {string.Join(", ", overview.Nodes.Select(node => node.Address))}.");
}
