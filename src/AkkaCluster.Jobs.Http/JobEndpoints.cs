using System.Text.Json.Nodes;
using AkkaCluster.Http;
using AkkaCluster.Jobs.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AkkaCluster.Jobs.Http;

/// <summary>Reading and steering jobs.</summary>
internal static class JobEndpoints
{
    private const int LargestPage = 1000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/kinds", Kinds);
        routes.MapGet("/v1/jobs", ListAsync);
        routes.MapGet("/v1/jobs/{id}", FindAsync);
        routes.MapDelete("/v1/jobs/{id}", (string id, IJobService jobs, CancellationToken token) => SteerAsync(id, jobs, jobs.CancelAsync, token));
        routes.MapPost("/v1/jobs/{id}/pause", (string id, IJobService jobs, CancellationToken token) => SteerAsync(id, jobs, jobs.PauseAsync, token));
        routes.MapPost("/v1/jobs/{id}/resume", (string id, IJobService jobs, CancellationToken token) => SteerAsync(id, jobs, jobs.ResumeAsync, token));
    }

    /// <summary>The job of an id.</summary>
    /// <exception cref="JobRefusedException">There is none.</exception>
    public static async Task<JobRecord> GetAsync(IJobService jobs, string id, CancellationToken token) =>
        (id.Contains('\0') ? null : await jobs.FindAsync(id, token).ConfigureAwait(false))
        ?? throw new JobRefusedException(JobRefusal.NotFound, $"There is no job '{id}'; it was never submitted, or its retention time is over.");

    private static IResult Kinds(IJobService jobs) => Results.Json(new JsonObject
    {
        ["kinds"] = new JsonArray([.. jobs.Kinds.All.Select(kind => new JsonObject
        {
            ["name"] = kind.Name,
            ["description"] = kind.Description,
            ["parameters"] = kind.Parameters.ToJsonSchema(),
        })]),
    });

    private static async Task<IResult> FindAsync(string id, IJobService jobs, GatewayOptions options, RequestRooms rooms, HttpRequest request, CancellationToken token)
    {
        var wait = QueryValues.Wait(request.Query, options);
        var job = await GetAsync(jobs, id, token).ConfigureAwait(false);
        if (wait is not { } time || job.State.IsFinal())
            return Results.Json(JobJson.Job(job));
        using var place = rooms.Wait();
        job = await jobs.WaitAsync(id, time, token).ConfigureAwait(false) ?? await GetAsync(jobs, id, token).ConfigureAwait(false);
        return Results.Json(JobJson.Job(job));
    }

    private static async Task<IResult> ListAsync(HttpRequest request, IJobService jobs, CancellationToken token)
    {
        var query = Query(request.Query);
        var found = await jobs.ListAsync(query, token).ConfigureAwait(false);
        return Results.Json(new JsonObject
        {
            ["jobs"] = new JsonArray([.. found.Select(JobJson.Job)]),
            ["before"] = found.Count == query.Limit ? found[^1].Number : null,
        });
    }

    private static async Task<IResult> SteerAsync(string id, IJobService jobs, Func<string, CancellationToken, Task> steer, CancellationToken token)
    {
        await steer(id, token).ConfigureAwait(false);
        return Results.Json(JobJson.Job(await GetAsync(jobs, id, token).ConfigureAwait(false)));
    }

    private static JobQuery Query(IQueryCollection query)
    {
        var label = QueryValues.Text(query, "label") ?? "";
        var colon = label.IndexOf('=', StringComparison.Ordinal);
        if (label.Length > 0 && colon <= 0)
            throw new BadRequestException($"label is '{label}'; expected name=value.");
        return new JobQuery
        {
            States = [.. (QueryValues.Text(query, "state") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(State)],
            Kind = QueryValues.Text(query, "kind"),
            LabelName = colon > 0 ? label[..colon] : null,
            LabelValue = colon > 0 ? label[(colon + 1)..] : null,
            Before = query.ContainsKey("before") ? QueryValues.Number(query, "before", long.MaxValue, least: 1) : null,
            Limit = (int)QueryValues.Number(query, "limit", fallback: 50, least: 1, LargestPage),
        };
    }

    private static JobState State(string name) => Enum.TryParse<JobState>(name, ignoreCase: true, out var state) && !char.IsDigit(name[0])
        ? state
        : throw new BadRequestException($"state is '{name}'; expected {string.Join(", ", Enum.GetValues<JobState>().Select(JobJson.Name))}.");
}
