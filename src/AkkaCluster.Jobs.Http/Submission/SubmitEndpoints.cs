using System.ComponentModel;
using System.Text;
using System.Text.Unicode;
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
            .Reads<SubmissionBody>("application/json", Ndjson)
            .ReadsHeader(IdempotencyKey.Header, IdempotencyKey.Meaning)
            .WithDescription("As application/x-ndjson the first line is the job without inputs, and each further line one input: a JSON string stands for its text, any other value for its JSON.");
        routes.MapPost("/v1/uploads", UploadAsync)
            .Describe("upload", "jobs", "Stream inputs ahead of their job, a JSON value a line", 400, 413, 415, 503)
            .Reads<string>(Ndjson);
    }

    private static async Task<Results<Created<ISubmissionAnswer>, Ok<ISubmissionAnswer>>> SubmitAsync(
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
        var answer = await AnswerAsync(jobs, submitted, patience is not null, options, token).ConfigureAwait(false);
        var place = "/v1/jobs/" + submitted.Id;
        if (!submitted.Existed)
            return TypedResults.Created(place, answer);
        context.Response.Headers.Location = place;
        return TypedResults.Ok(answer);
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

    private static async Task<Created<UploadAnswer>> UploadAsync(HttpContext context, IJobService jobs, GatewayOptions options, CancellationToken token)
    {
        if (MediaType(context.Request) is not Ndjson and var other)
            throw WrongMediaType(other);
        JsonBody.Limit(context, options.MaxUploadSize);
        var upload = await jobs.UploadAsync(NdjsonReader.ReadAsync(context.Request.BodyReader, options.MaxLineLength, 0, token), token).ConfigureAwait(false);
        return TypedResults.Created((string?)null, new UploadAnswer(upload.Id, upload.Count));
    }

    private static async Task<ISubmissionAnswer> AnswerAsync(IJobService jobs, SubmittedJob submitted, bool waited, GatewayOptions options, CancellationToken token)
    {
        if (submitted.Finished is not { } finished)
            // Whoever waited in vain is told where it lies.
            return new SubmittedAnswer(submitted.Id, submitted.Existed, waited ? await WhyAsync(jobs, submitted.Id, token).ConfigureAwait(false) : null);
        if (finished is { State: JobState.Succeeded, ResultType: null })
            return Answers.Fill(new OutputsAnswer { Id = "", Kind = "", Existed = submitted.Existed, Outputs = await OutputsAsync(jobs, finished, submitted.Tasks, options, token).ConfigureAwait(false) }, finished);
        var result = finished.State == JobState.Succeeded ? submitted.Result ?? await jobs.ReadResultAsync(finished.Id, token).ConfigureAwait(false) : null;
        return Answers.Fill(new EndedAnswer { Id = "", Kind = "", Existed = submitted.Existed, Result = result?.Data.Length <= options.MaxInlineResult ? Answers.Result(result) : null }, finished);
    }

    /// <summary>Why a job has not ended: because nothing can go on, or because of what it waits for itself; null where it only takes its time.</summary>
    internal static async Task<string?> WhyAsync(IJobService jobs, string id, CancellationToken token)
    {
        if (await jobs.CheckReadyAsync(token).ConfigureAwait(false) is { } trouble)
            return trouble;
        var progress = (await jobs.ReadProgressAsync([id], token).ConfigureAwait(false))?.GetValueOrDefault(id);
        return progress?.NotReady?.Reason ?? progress?.Waits;
    }

    /// <summary>The outputs of the tasks of a job without reducer; null where they are too many or no text: they are fetched then.</summary>
    private static async Task<List<string>?> OutputsAsync(IJobService jobs, JobRecord job, IReadOnlyList<TaskView>? known, GatewayOptions options, CancellationToken token)
    {
        const int most = 1000;
        if (job.TaskCount > most)
            return null;
        var outputs = new List<string>();
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
