using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using AkkaCluster.Http;
using AkkaCluster.Http.Description;
using AkkaCluster.Jobs.Http.Submission;
using AkkaCluster.Jobs.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wire = AkkaCluster.Client.Model;

namespace AkkaCluster.Jobs.Http;

/// <summary>Reading and steering jobs.</summary>
internal static class JobEndpoints
{
    internal const string IdMeaning = "The job's id, or a beginning of it that no other job's has";

    private const int LargestPage = 1000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/kinds", Kinds).Describe("listKinds", "jobs", "The kinds of jobs, with the JSON Schema of their parameters").Produces<Wire.JobKindList>();
        routes.MapGet("/v1/jobs", ListAsync).Describe("listJobs", "jobs", "List jobs, newest first", 400, 503).Produces<Wire.JobPage>();
        routes.MapGet("/v1/jobs/{id}", FindAsync).Describe("getJob", "jobs", "A job", 400, 404, 429, 503).Produces<Wire.Job>();
        routes.MapDelete("/v1/jobs/{id}", ([Description(IdMeaning)] string id, IJobService jobs, CancellationToken token) => SteerAsync(id, jobs, jobs.CancelAsync, token))
            .Describe("cancelJob", "jobs", "Cancel a job", 404, 409, 503).Produces<Wire.Job>();
        routes.MapPost("/v1/jobs/{id}/pause", ([Description(IdMeaning)] string id, IJobService jobs, CancellationToken token) => SteerAsync(id, jobs, jobs.PauseAsync, token))
            .Describe("pauseJob", "jobs", "Hold a job: no more of it is handed out", 404, 409, 503).Produces<Wire.Job>();
        routes.MapPost("/v1/jobs/{id}/resume", ([Description(IdMeaning)] string id, IJobService jobs, CancellationToken token) => SteerAsync(id, jobs, jobs.ResumeAsync, token))
            .Describe("resumeJob", "jobs", "Let a held job go on", 404, 409, 503).Produces<Wire.Job>();
        routes.MapPost("/v1/jobs/{id}/rerun", RerunAsync).Describe("rerunJob", "jobs", "Run a job that has ended again, as the same job", 400, 404, 409, 503).Produces<Wire.Job>()
            .WithDescription("All of it, or what has not succeeded. Attempts of earlier rounds stay known. A call that names the round which it begins may be repeated: it begins no other.");
        routes.MapPost("/v1/jobs/{id}/clone", CloneAsync).Describe("cloneJob", "jobs", "Submit the same as a new job", 400, 404, 422, 429, 503)
            .Produces<ISubmissionAnswer>(StatusCodes.Status201Created).Produces<ISubmissionAnswer>().ReadsHeader(IdempotencyKey.Header, IdempotencyKey.Meaning);
        routes.MapPost("/v1/jobs/{id}/delete", DeleteAsync).Describe("deleteJob", "jobs", "Delete a job that has ended, with all that belongs to it", 404, 409, 503);
    }

    /// <summary>The job of an id.</summary>
    /// <exception cref="JobRefusedException">There is none.</exception>
    public static async Task<JobRecord> GetAsync(IJobService jobs, string id, CancellationToken token) =>
        (id.Contains('\0') ? null : await jobs.FindAsync(id, token).ConfigureAwait(false))
        ?? throw new JobRefusedException(JobRefusal.NotFound, $"There is no job '{id}'; it was never submitted, or its retention time is over.");

    private static JsonHttpResult<Wire.JobKindList> Kinds(IJobService jobs) => TypedResults.Json(new Wire.JobKindList(
        [.. jobs.Kinds.All.Select(kind => new Wire.JobKindInfo(kind.Name, kind.Description, JsonSerializer.SerializeToElement(kind.Parameters.ToJsonSchema())))]), JobsJson.Readable.JobKindList);

    private static async Task<JsonHttpResult<Wire.Job>> FindAsync(
        [Description(IdMeaning)] string id, [Description("Wait so long for its end, such as 30s")] string? wait, IJobService jobs, GatewayOptions options, RequestRooms rooms, CancellationToken token)
    {
        var patience = QueryValues.Wait(wait, options);
        var job = await GetAsync(jobs, id, token).ConfigureAwait(false);
        if (patience is not { } time || job.State.IsFinal())
            return TypedResults.Json(await LiveAsync(jobs, job, token).ConfigureAwait(false), JobsJson.Readable.Job);
        using var place = rooms.Wait();
        job = await jobs.WaitAsync(job.Id, time, token).ConfigureAwait(false) ?? await GetAsync(jobs, job.Id, token).ConfigureAwait(false);
        return TypedResults.Json(await LiveAsync(jobs, job, token).ConfigureAwait(false), JobsJson.Readable.Job);
    }

    /// <summary>The job with what the leader knows of it.</summary>
    public static async Task<Wire.Job> LiveAsync(IJobService jobs, JobRecord job, CancellationToken token) =>
        job.State.IsFinal() ? Answers.Job(job) : Answers.Job(job, await jobs.ReadProgressAsync([job.Id], token).ConfigureAwait(false));

    /// <summary>The jobs with what the leader knows of those that are not finished.</summary>
    public static async Task<IReadOnlyList<Wire.Job>> LiveAsync(IJobService jobs, IReadOnlyList<JobRecord> found, CancellationToken token)
    {
        var live = await jobs.ReadProgressAsync([.. found.Where(job => !job.State.IsFinal()).Select(job => job.Id)], token).ConfigureAwait(false);
        return [.. found.Select(job => Answers.Job(job, live) with { Workers = null })];
    }

    private static async Task<JsonHttpResult<Wire.JobPage>> ListAsync(
        [Description("Of one of these states, comma-separated: waiting, queued, running, succeeded, failed, cancelled")] string? state,
        [Description("Of this kind")] string? kind,
        [Description("Of this name")] string? name,
        [Description("With this label, name=value")] string? label,
        [Description("Whose id begins so, or whose name, kind or labels have this in them")] string? text,
        [Description("Submitted at this time or later, such as 2026-01-31T12:00:00Z")] string? from,
        [Description("Submitted before this time")] string? to,
        [Description("The 'before' of the page before")] [Range(1, double.MaxValue)] string? before,
        [Description("At most so many")] [Range(1, LargestPage)] string? limit,
        IJobService jobs,
        CancellationToken token)
    {
        var (labelName, labelValue) = Label(QueryValues.Text(label, "label") ?? "");
        var query = new JobQuery
        {
            States = [.. (QueryValues.Text(state, "state") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(State)],
            Kind = QueryValues.Text(kind, "kind"),
            Name = QueryValues.Text(name, "name"),
            Text = QueryValues.Text(text, "text"),
            SubmittedFrom = QueryValues.Time(from, "from"),
            SubmittedBefore = QueryValues.Time(to, "to"),
            LabelName = labelName,
            LabelValue = labelValue,
            Before = before is null ? null : QueryValues.Number(before, "before", long.MaxValue, least: 1),
            Limit = (int)QueryValues.Number(limit, "limit", fallback: 50, least: 1, LargestPage),
        };
        var found = await jobs.ListAsync(query, token).ConfigureAwait(false);
        return TypedResults.Json(new Wire.JobPage(await LiveAsync(jobs, found, token).ConfigureAwait(false), found.Count == query.Limit ? found[^1].Number : null), JobsJson.Readable.JobPage);
    }

    private static Task<JsonHttpResult<Wire.Job>> RerunAsync(
        [Description(IdMeaning)] string id,
        [Description("Whether only what has not succeeded is run; all of it if not given")] [AllowedValues("true", "false")] string? failed,
        [Description("The round that this begins: the one after the job's")] [Range(2, int.MaxValue)] string? round,
        IJobService jobs,
        CancellationToken token)
    {
        var next = QueryValues.Number(round, "round", fallback: 0, least: 2, int.MaxValue);
        var failedOnly = QueryValues.Flag(failed, "failed");
        return SteerAsync(id, jobs, (job, cancellation) => jobs.RerunAsync(job, failedOnly, next > 0 ? (int)next : null, cancellation), token);
    }

    private static async Task<JsonHttpResult<ISubmissionAnswer>> CloneAsync([Description(IdMeaning)] string id, HttpContext context, IJobService jobs, CancellationToken token)
    {
        var submitted = await jobs.CloneAsync(id, IdempotencyKey.Of(context.Request), token).ConfigureAwait(false);
        return SubmitEndpoints.Submitted(context, submitted, new SubmittedAnswer(submitted.Id, submitted.Existed));
    }

    private static async Task<NoContent> DeleteAsync([Description(IdMeaning)] string id, IJobService jobs, CancellationToken token)
    {
        await jobs.DeleteAsync(id, token).ConfigureAwait(false);
        return TypedResults.NoContent();
    }

    private static async Task<JsonHttpResult<Wire.Job>> SteerAsync(string id, IJobService jobs, Func<string, CancellationToken, Task> steer, CancellationToken token)
    {
        await steer(id, token).ConfigureAwait(false);
        return TypedResults.Json(await LiveAsync(jobs, await GetAsync(jobs, id, token).ConfigureAwait(false), token).ConfigureAwait(false), JobsJson.Readable.Job);
    }

    private static (string? Name, string? Value) Label(string label) => label.IndexOf('=', StringComparison.Ordinal) switch
    {
        _ when label.Length == 0 => (null, null),
        > 0 and var equals => (label[..equals], label[(equals + 1)..]),
        _ => throw new BadRequestException($"label is '{label}'; expected name=value."),
    };

    private static JobState State(string name) => QueryValues.Named<JobState>(name)
        ?? throw new BadRequestException($"state is '{name}'; expected {string.Join(", ", Enum.GetValues<JobState>().Select(Answers.Name))}.");
}
