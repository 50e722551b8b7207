using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AkkaCluster.Jobs.Http.Cluster;

/// <summary>Members, leader and workers.</summary>
internal static class ClusterEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/cluster", async (IJobService jobs, CancellationToken token) =>
            Results.Json(await jobs.OverviewAsync(token).ConfigureAwait(false), JsonSerializerOptions.Web));
        routes.MapPost("/v1/nodes/{address}/drain", DrainAsync);
    }

    private static async Task<IResult> DrainAsync(string address, IJobService jobs, CancellationToken token)
    {
        var overview = await jobs.OverviewAsync(token).ConfigureAwait(false);
        var found = Match(overview, Uri.UnescapeDataString(address));
        await jobs.DrainAsync(found, token).ConfigureAwait(false);
        return Results.Json(new { address = found, draining = true }, JsonSerializerOptions.Web, statusCode: StatusCodes.Status202Accepted);
    }

    /// <summary>A node's address in full, given in full or as host:port.</summary>
    internal static string Match(ClusterOverview overview, string given) =>
        overview.Nodes.FirstOrDefault(node => node.Address == given || node.Address.EndsWith('@' + given, StringComparison.Ordinal) || given.EndsWith('@' + node.Address, StringComparison.Ordinal))?.Address
        ?? throw new JobRefusedException(JobRefusal.NotFound,
            $"There is no node '{given}' in this cluster; it has {string.Join(", ", overview.Nodes.Select(node => node.Address))}.");
}
