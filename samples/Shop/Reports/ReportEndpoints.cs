namespace AkkaCluster.Samples.Shop.Reports;

/// <summary>What the nightly jobs made last; the keeper may have them made now.</summary>
internal static class ReportEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/reports/{kind}", async (string kind, IClusterClient cluster, Sessions sessions, HttpContext context, CancellationToken cancellation) =>
        {
            sessions.RequireKeeper(context);
            var done = await cluster.ListAsync(new JobFilter { Kind = kind, States = [JobState.Succeeded], Limit = 1 }, cancellation);
            var job = done.Count == 0 ? throw new RefusedException("There is none yet.", StatusCodes.Status404NotFound) : done[0];
            var result = await cluster.GetResultAsync(job.Id, cancellation);
            return TypedResults.Bytes(result.Data.ToArray(), result.ContentType);
        });
        routes.MapPost("/reports/{kind}", async (string kind, IClusterClient cluster, Sessions sessions, HttpContext context, CancellationToken cancellation) =>
        {
            sessions.RequireKeeper(context);
            var id = await cluster.Schedules.TriggerAsync(NightlySchedules.NameOf(kind), cancellation);
            return TypedResults.Ok(new { job = id });
        });
    }
}
