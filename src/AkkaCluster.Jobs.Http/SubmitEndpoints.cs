using System.Text;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using AkkaCluster.Contracts;
using AkkaCluster.Http;
using AkkaCluster.Jobs.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AkkaCluster.Jobs.Http;

/// <summary>Handing jobs in: as JSON, or with any number of inputs as a stream of lines.</summary>
internal static class SubmitEndpoints
{
    private const string Ndjson = "application/x-ndjson";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/jobs", SubmitAsync);
        routes.MapPost("/v1/uploads", UploadAsync);
    }

    private static async Task<IResult> SubmitAsync(HttpContext context, IJobService jobs, GatewayOptions options, RequestRooms rooms, CancellationToken token)
    {
        var request = context.Request;
        var wait = QueryValues.Wait(request.Query, options);
        var key = IdempotencyKey.Of(request);
        var submission = MediaType(request) switch
        {
            "application/json" => await ReadJsonAsync(context, options, key).ConfigureAwait(false),
            Ndjson => await ReadStreamAsync(context, jobs, options, key, token).ConfigureAwait(false),
            var other => throw WrongMediaType(other),
        };
        // Before the job is handed in: whoever is refused has handed in nothing.
        using var place = wait is null ? null : rooms.Wait();
        var submitted = await jobs.SubmitAsync(submission, wait, token).ConfigureAwait(false);
        return await AnswerAsync(jobs, submitted, wait is not null, options, token).ConfigureAwait(false);
    }

    private static async Task<JobSubmission> ReadJsonAsync(HttpContext context, GatewayOptions options, string? key)
    {
        var body = await JsonBody.ReadAsync<SubmissionBody>(context, options.MaxBodySize, "job").ConfigureAwait(false);
        return SubmissionReader.ToSubmission(body, null, key, options.MaxInlineInputs);
    }

    private static async Task<JobSubmission> ReadStreamAsync(HttpContext context, IJobService jobs, GatewayOptions options, string? key, CancellationToken token)
    {
        JsonBody.Limit(context, options.MaxUploadSize);
        var reader = context.Request.BodyReader;
        var (first, line) = await NdjsonReader.ReadFirstAsync(reader, options.MaxLineLength, token).ConfigureAwait(false);
        var body = JsonBody.Read<SubmissionBody>(first.Span, "job in the first line");
        if (body.Inputs is not null)
            throw new BadRequestException("The job names 'inputs' and lines follow it; give one of the two.");
        // What can be refused is refused before a million lines are read.
        var submission = SubmissionReader.ToSubmission(body, new InputSource.Lines([]), key, options.MaxInlineInputs);
        CheckEarly(jobs.Kinds, submission);
        var upload = await jobs.UploadAsync(NdjsonReader.ReadAsync(reader, options.MaxLineLength, line, token), token).ConfigureAwait(false);
        return submission with { Inputs = upload };
    }

    private static void CheckEarly(JobKindRegistry kinds, JobSubmission submission)
    {
        if (!kinds.TryGet(submission.Kind, out var kind))
            throw new BadRequestException($"There is no job kind '{submission.Kind}'; this node knows {string.Join(", ", kinds.All.Select(known => known.Name))}.");
        kind.Parameters.Validate(submission.Parameters, out var errors);
        if (errors.Count > 0)
            throw new BadRequestException(string.Join(' ', errors)) { Errors = errors };
    }

    private static async Task<IResult> UploadAsync(HttpContext context, IJobService jobs, GatewayOptions options, CancellationToken token)
    {
        if (MediaType(context.Request) is not Ndjson and var other)
            throw WrongMediaType(other);
        JsonBody.Limit(context, options.MaxUploadSize);
        var upload = await jobs.UploadAsync(NdjsonReader.ReadAsync(context.Request.BodyReader, options.MaxLineLength, 0, token), token).ConfigureAwait(false);
        return Results.Json(new JsonObject { ["id"] = upload.Id, ["count"] = upload.Count }, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> AnswerAsync(IJobService jobs, SubmittedJob submitted, bool waited, GatewayOptions options, CancellationToken token)
    {
        var answer = submitted.Finished is { } finished ? JobJson.Job(finished) : new JsonObject { ["id"] = submitted.Id };
        answer["existed"] = submitted.Existed;
        // Whoever waited in vain is told where it lies.
        if (waited && submitted.Finished is null && await jobs.CheckReadyAsync(token).ConfigureAwait(false) is { } reason)
            answer["notReady"] = reason;
        if (submitted.Finished is { State: JobState.Succeeded, ResultType: not null })
        {
            var result = submitted.Result ?? await jobs.ReadResultAsync(submitted.Id, token).ConfigureAwait(false);
            if (result is not null && result.Data.Length <= options.MaxInlineResult)
                answer["result"] = JobJson.Result(result);
        }
        else if (submitted.Finished is { State: JobState.Succeeded } done)
        {
            answer["outputs"] = await OutputsAsync(jobs, done, submitted.Tasks, options, token).ConfigureAwait(false);
        }
        return new CreatedResult("/v1/jobs/" + submitted.Id, answer, submitted.Existed ? StatusCodes.Status200OK : StatusCodes.Status201Created);
    }

    /// <summary>The outputs of the tasks of a job without reducer; null where they are too many or no text: they are fetched then.</summary>
    private static async Task<JsonArray?> OutputsAsync(IJobService jobs, JobRecord job, IReadOnlyList<TaskView>? known, GatewayOptions options, CancellationToken token)
    {
        const int most = 1000;
        if (job.TaskCount > most)
            return null;
        var outputs = new JsonArray();
        var size = 0;
        foreach (var output in known is null ? await jobs.ReadOutputsAsync(job, most, token).ConfigureAwait(false) : known.Select(task => task.Output))
        {
            size += output.Length;
            if (size > options.MaxInlineResult || !Utf8.IsValid(output.Span))
                return null;
            outputs.Add(Encoding.UTF8.GetString(output.Span));
        }
        return outputs.Count == job.TaskCount ? outputs : null;
    }

    private static string MediaType(HttpRequest request) => (request.ContentType ?? "").Split(';')[0].Trim().ToLowerInvariant();

    private static BadRequestException WrongMediaType(string found) =>
        new($"The body's media type is '{found}'; expected application/json, or {Ndjson} for a stream of inputs.", StatusCodes.Status415UnsupportedMediaType);
}
