using System.ComponentModel;
using AkkaCluster.Contracts;
using AkkaCluster.Http;
using AkkaCluster.Http.Description;
using AkkaCluster.Jobs.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace AkkaCluster.Jobs.Http.Submission;

/// <summary>Handing jobs in: as JSON, or with any number of inputs as a stream of lines.</summary>
internal static class SubmitEndpoints
{
    private const string Ndjson = "application/x-ndjson";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/jobs", SubmitAsync)
            .Describe("submitJob", "jobs", "Submit a job; when the answer comes it is durable", 400, 413, 415, 422, 429, 503)
            .Produces<ISubmissionAnswer>(StatusCodes.Status201Created)
            .Produces<ISubmissionAnswer>()
            .Reads<SubmissionBody>("application/json", Ndjson)
            .ReadsHeader(IdempotencyKey.Header, IdempotencyKey.Meaning)
            .WithDescription("As application/x-ndjson the first line is the job without inputs, and each further line one input: a JSON string stands for its text, any other value for its JSON.");
        routes.MapPost("/v1/uploads", UploadAsync)
            .Describe("upload", "jobs", "Stream inputs ahead of their job, a JSON value a line", 400, 413, 415, 503)
            .Produces<UploadAnswer>(StatusCodes.Status201Created)
            .Reads<string>(Ndjson);
    }

    private static async Task<JsonHttpResult<ISubmissionAnswer>> SubmitAsync(
        [Description("Wait so long for the end, such as 30s; the answer then carries the result")] string? wait,
        HttpContext context, IJobService jobs, GatewayOptions options, RequestRooms rooms, CancellationToken token)
    {
        var request = context.Request;
        var patience = QueryValues.Wait(wait, options);
        var key = IdempotencyKey.Of(request);
        var submission = MediaType(request) switch
        {
            "application/json" => await ReadJsonAsync(context, options, key).ConfigureAwait(false),
            Ndjson => await ReadStreamAsync(context, jobs, options, key, token).ConfigureAwait(false),
            var other => throw WrongMediaType(other),
        };
        // Before the job is handed in: whoever is refused has handed in nothing.
        using var room = patience is null ? null : rooms.Wait();
        var submitted = await jobs.SubmitAsync(submission, patience, token).ConfigureAwait(false);
        return Submitted(context, submitted, await AnswerAsync(jobs, submitted, patience is not null, options, token).ConfigureAwait(false));
    }

    /// <summary>Where the job is, and whether it is new.</summary>
    public static JsonHttpResult<ISubmissionAnswer> Submitted(HttpContext context, SubmittedJob submitted, ISubmissionAnswer answer)
    {
        context.Response.Headers.Location = "/v1/jobs/" + submitted.Id;
        return TypedResults.Json(answer, JobsJson.Readable.ISubmissionAnswer, statusCode: submitted.Existed ? StatusCodes.Status200OK : StatusCodes.Status201Created);
    }

    private static async Task<JobSubmission> ReadJsonAsync(HttpContext context, GatewayOptions options, string? key)
    {
        var body = await JsonBody.ReadAsync(context, JobsJson.Default.SubmissionBody, options.MaxBodySize, "job").ConfigureAwait(false);
        return SubmissionReader.ToSubmission(body, null, key, options.MaxInlineInputs);
    }

    private static async Task<JobSubmission> ReadStreamAsync(HttpContext context, IJobService jobs, GatewayOptions options, string? key, CancellationToken token)
    {
        JsonBody.Limit(context, options.MaxUploadSize);
        var reader = context.Request.BodyReader;
        var (first, line) = await NdjsonReader.ReadFirstAsync(reader, options.MaxLineLength, token).ConfigureAwait(false);
        var body = JsonBody.Read(first.Span, JobsJson.Default.SubmissionBody, "job in the first line");
        if (body.Inputs is not null)
            throw new BadRequestException("The job names 'inputs' and lines follow it; give one of the two.");
        // What can be refused is refused before a million lines are read.
        var submission = SubmissionReader.ToSubmission(body, new InputSource.Lines([]), key, options.MaxInlineInputs);
        await CheckEarlyAsync(jobs.Kinds, submission, token).ConfigureAwait(false);
        var upload = await jobs.UploadAsync(NdjsonReader.ReadAsync(reader, options.MaxLineLength, line, token), token).ConfigureAwait(false);
        return submission with { Inputs = upload };
    }

    private static async Task CheckEarlyAsync(JobKindRegistry kinds, JobSubmission submission, CancellationToken token)
    {
        if (await kinds.FindAsync(submission.Kind, token).ConfigureAwait(false) is not { } kind)
            throw new BadRequestException($"There is no job kind '{submission.Kind}'; this node knows {string.Join(", ", kinds.All.Select(known => known.Name))}.");
        kind.Parameters.Validate(submission.Parameters, out var errors);
        if (errors.Count > 0)
            throw new BadRequestException(string.Join(' ', errors)) { Errors = errors };
    }

    private static async Task<JsonHttpResult<UploadAnswer>> UploadAsync(HttpContext context, IJobService jobs, GatewayOptions options, CancellationToken token)
    {
        if (MediaType(context.Request) is not Ndjson and var other)
            throw WrongMediaType(other);
        JsonBody.Limit(context, options.MaxUploadSize);
        var upload = await jobs.UploadAsync(NdjsonReader.ReadAsync(context.Request.BodyReader, options.MaxLineLength, 0, token), token).ConfigureAwait(false);
        return TypedResults.Json(new UploadAnswer(upload.Id, upload.Count), JobsJson.Readable.UploadAnswer, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<ISubmissionAnswer> AnswerAsync(IJobService jobs, SubmittedJob submitted, bool waited, GatewayOptions options, CancellationToken token)
    {
        if (submitted.Finished is not { } finished)
            // Whoever waited in vain is told where it lies.
            return new SubmittedAnswer(submitted.Id, submitted.Existed, waited ? await WhyAsync(jobs, submitted.Id, token).ConfigureAwait(false) : null);
        var made = await Answers.SubmittedAsync(jobs, submitted, options.MaxInlineResult, token).ConfigureAwait(false);
        return finished is { State: JobState.Succeeded, ResultType: null }
            ? Answers.Fill(new OutputsAnswer { Id = "", Kind = "", Existed = made.Existed, Outputs = made.Outputs }, finished)
            : Answers.Fill(new EndedAnswer { Id = "", Kind = "", Existed = made.Existed, Result = made.Result is { } result ? Answers.Result(result) : null }, finished);
    }

    /// <summary>Why a job has not ended: because nothing can go on, or because of what it waits for itself; null where it only takes its time.</summary>
    internal static async Task<string?> WhyAsync(IJobService jobs, string id, CancellationToken token)
    {
        if (await jobs.CheckReadyAsync(token).ConfigureAwait(false) is { } trouble)
            return trouble;
        var progress = (await jobs.ReadProgressAsync([id], token).ConfigureAwait(false))?.GetValueOrDefault(id);
        return progress?.NotReady?.Reason ?? progress?.Waits;
    }

    private static string MediaType(HttpRequest request) => (request.ContentType ?? "").Split(';')[0].Trim().ToLowerInvariant();

    private static BadRequestException WrongMediaType(string found) =>
        new($"The body's media type is '{found}'; expected application/json, or {Ndjson} for a stream of inputs.", StatusCodes.Status415UnsupportedMediaType);
}
