using System.ComponentModel;
using AkkaCluster.Contracts;
using AkkaCluster.Http;
using AkkaCluster.Http.Description;
using AkkaCluster.Jobs.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wire = AkkaCluster.Client.Model;

namespace AkkaCluster.Jobs.Http.Kinds;

/// <summary>Job kinds that are pushed to the cluster.</summary>
internal static class PackageEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/kinds/packages", PushAsync)
            .Describe("pushKinds", "kinds", "Push a plug-in whose files are stored: from now on jobs of its kinds are of this version", 400, 409, 413, 503)
            .Produces<Wire.KindPackage>()
            .Reads<PackageBody>("application/json")
            .WithDescription("The same files are the same version. Refused with 403 where akkacluster.allow-push is off.");
        routes.MapGet("/v1/kinds/packages", async Task<JsonHttpResult<Wire.KindPackageList>> (IKindService kinds, CancellationToken token) =>
            TypedResults.Json(new Wire.KindPackageList([.. (await kinds.ListAsync(token).ConfigureAwait(false)).Select(Answer)]), JobsJson.Readable.KindPackageList))
            .Describe("listPackages", "kinds", "The plug-ins that were pushed, in the order in which they were", 503).Produces<Wire.KindPackageList>();
        routes.MapDelete("/v1/kinds/packages/{name}/{version}", async Task<NoContent> (
            [Description("The package's name")] string name, [Description("Its version")] string version, IKindService kinds, CancellationToken token) =>
        {
            await kinds.RemoveAsync(name, version, token).ConfigureAwait(false);
            return TypedResults.NoContent();
        }).Describe("removeKinds", "kinds", "Remove a plug-in that was pushed; refused while an unfinished job or a schedule names one of its kinds", 404, 409, 503);
    }

    private static async Task<JsonHttpResult<Wire.KindPackage>> PushAsync(HttpContext context, IKindService kinds, GatewayOptions options, CancellationToken token)
    {
        var body = await JsonBody.ReadAsync(context, JobsJson.Default.PackageBody, options.MaxBodySize, "package").ConfigureAwait(false);
        var files = (body.Files ?? []).Select(file => file is null
            ? throw new BadRequestException("A file of the package is null; expected its name, sha256 and size.")
            : new JobFile(file.Name ?? "", file.Sha256 ?? "", file.Size, file.Executable));
        return TypedResults.Json(Answer(await kinds.PushAsync(body.Name ?? "", [.. files], token).ConfigureAwait(false)), JobsJson.Readable.KindPackage);
    }

    private static Wire.KindPackage Answer(KindPackage package) => new(package.Name, package.Version, package.Kinds.Split(','), package.PushedAt);
}
