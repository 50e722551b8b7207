using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using AkkaCluster.Http;
using AkkaCluster.Http.Description;
using AkkaCluster.Jobs.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Wire = AkkaCluster.Client.Model;

namespace AkkaCluster.Jobs.Http;

/// <summary>What jobs made: the result, the tasks, and their progress as it happens.</summary>
internal static class OutputEndpoints
{
    /// <summary>Bytes that are gathered before they are sent.</summary>
    private const int FlushSize = 64 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/jobs/{id}/result", ResultAsync)
            .Describe("getResult", "jobs", "The result, in the media type that the job's kind gives it; without a reducer, the tasks' outputs, a line each", 404, 409, 503)
            .Produces<Stream>(StatusCodes.Status200OK, "text/plain", "application/json", "application/octet-stream");
        routes.MapGet("/v1/jobs/{id}/tasks", TasksAsync)
            .Describe("listTasks", "jobs", "The recorded tasks in order of input, one a line", 400, 404, 503)
            .Produces<Wire.JobTask>(StatusCodes.Status200OK, "application/x-ndjson");
        routes.MapGet("/v1/jobs/{id}/tasks/{index}", TaskAsync).Describe("getTask", "jobs", "One task with the attempts at it, and what they left", 400, 404, 503).Produces<Wire.JobTaskDetails>();
        routes.MapGet("/v1/jobs/{id}/attempts", AttemptsAsync)
            .Describe("listAttempts", "jobs", "Attempts in order of input, one a line: those that failed or were lost, and those that succeeded where their outputs have logs", 400, 404, 503)
            .Produces<Wire.JobAttempt>(StatusCodes.Status200OK, "application/x-ndjson");
        routes.MapGet("/v1/jobs/{id}/chunks", ChunksAsync)
            .Describe("listChunks", "jobs", "Who ran which recorded tasks, and when, in order of the tasks, a line for those that were reported together", 400, 404, 503)
            .Produces<Wire.JobChunk>(StatusCodes.Status200OK, "application/x-ndjson");
        routes.MapGet("/v1/jobs/{id}/events", EventsAsync)
            .Describe("followJob", "jobs", "Progress as it happens: server-sent events 'progress', and 'finished' as the last", 404, 429, 503)
            .Produces<Wire.JobProgress>(StatusCodes.Status200OK, "text/event-stream");
    }

    private static async Task ResultAsync(
        [Description(JobEndpoints.IdMeaning)] string id,
        [Description("Whether to answer, of a job that has not succeeded, what there is: the result of the tasks that have")] [AllowedValues("true", "false")] string? partial,
        IJobService jobs,
        HttpContext context,
        CancellationToken token)
    {
        var job = await JobEndpoints.GetAsync(jobs, id, token).ConfigureAwait(false);
        var isPartial = QueryValues.Flag(partial, "partial");
        if (job.State != JobState.Succeeded && !isPartial)
            throw new JobRefusedException(JobRefusal.Conflict, NoResult(job));
        if (await (isPartial ? jobs.ReadPartialResultAsync(job.Id, token) : jobs.ReadResultAsync(job.Id, token)).ConfigureAwait(false) is { } result)
        {
            context.Response.ContentType = result.ContentType;
            context.Response.ContentLength = result.Data.Length;
            await context.Response.Body.WriteAsync(result.Data, token).ConfigureAwait(false);
            return;
        }
        if (job.ResultType is not null && !isPartial)
            throw new JobRefusedException(JobRefusal.Conflict, RunAgain(job));
        await WriteOutputsAsync(job, jobs, context, token).ConfigureAwait(false);
    }

    /// <summary>Whether a job is as it was: what was read of one that was run again meanwhile is of no round.</summary>
    internal static async Task<bool> IsSameAsync(IJobService jobs, JobRecord job, CancellationToken token) => (await jobs.FindAsync(job.Id, token).ConfigureAwait(false))?.Round == job.Round;

    internal static string RunAgain(JobRecord job) => $"Job '{job.Id}' was run again, or deleted, while its result was read. Ask again.";

    /// <summary>A job without reducer: its tasks' outputs, a line each, in order of the inputs.</summary>
    private static async Task WriteOutputsAsync(JobRecord job, IJobService jobs, HttpContext context, CancellationToken token)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        var writer = context.Response.BodyWriter;
        await foreach (var task in jobs.ReadTasksAsync(job.Id, 0, failed: false, token).ConfigureAwait(false))
        {
            var span = writer.GetSpan(task.Output.Length + 1);
            task.Output.Span.CopyTo(span);
            span[task.Output.Length] = (byte)'\n';
            writer.Advance(task.Output.Length + 1);
            if (writer.UnflushedBytes > FlushSize)
                await writer.FlushAsync(token).ConfigureAwait(false);
        }
        if (!await IsSameAsync(jobs, job, token).ConfigureAwait(false))
        {
            // Some of it may have gone out: who reads it is to see that it has no end, and asks again.
            context.Abort();
            return;
        }
        await writer.FlushAsync(token).ConfigureAwait(false);
    }

    private static async Task TasksAsync(
        [Description(JobEndpoints.IdMeaning)] string id,
        [AsParameters] TaskSpan span,
        [Description("Of one of these states")] [AllowedValues("succeeded", "failed")] string? state,
        IJobService jobs,
        HttpContext context,
        CancellationToken token)
    {
        var job = await JobEndpoints.GetAsync(jobs, id, token).ConfigureAwait(false);
        var (first, most) = span.Read();
        bool? failed = state switch
        {
            null or "" => null,
            "succeeded" => false,
            "failed" => true,
            _ => throw new BadRequestException($"state is '{state}'; expected succeeded or failed."),
        };
        await WriteLinesAsync(context, most > 0 ? jobs.ReadTasksAsync(job.Id, first, failed, token) : AsyncEnumerable.Empty<TaskView>(), most, Answers.WriteTask, token).ConfigureAwait(false);
    }

    private static async Task<JsonHttpResult<Wire.JobTaskDetails>> TaskAsync([Description(JobEndpoints.IdMeaning)] string id, [Description("Its index, from 0")] [Range(0, double.MaxValue)] string index, IJobService jobs, CancellationToken token)
    {
        var job = await JobEndpoints.GetAsync(jobs, id, token).ConfigureAwait(false);
        return TypedResults.Json(Answers.Task(await jobs.ReadTaskAsync(job.Id, QueryValues.Number(index, "index", fallback: 0, least: 0), token).ConfigureAwait(false)), JobsJson.Readable.JobTaskDetails);
    }

    private static async Task AttemptsAsync(
        [Description(JobEndpoints.IdMeaning)] string id,
        [AsParameters] TaskSpan span,
        IJobService jobs,
        HttpContext context,
        CancellationToken token)
    {
        var job = await JobEndpoints.GetAsync(jobs, id, token).ConfigureAwait(false);
        var (first, most) = span.Read();
        await WriteLinesAsync(context, most > 0 ? jobs.ReadAttemptsAsync(job.Id, first, token) : AsyncEnumerable.Empty<AttemptRecord>(), most,
            (json, attempt) => JsonSerializer.Serialize(json, Answers.Attempt(attempt), JobsJson.Default.JobAttempt), token).ConfigureAwait(false);
    }

    private static async Task ChunksAsync(
        [Description(JobEndpoints.IdMeaning)] string id,
        [AsParameters] TaskSpan span,
        IJobService jobs,
        HttpContext context,
        CancellationToken token)
    {
        var job = await JobEndpoints.GetAsync(jobs, id, token).ConfigureAwait(false);
        var (first, most) = span.Read();
        await WriteLinesAsync(context, most > 0 ? jobs.ReadChunksAsync(job.Id, first, token) : AsyncEnumerable.Empty<ChunkInfo>(), most,
            (json, chunk) => JsonSerializer.Serialize(json, new Wire.JobChunk(chunk.Run.First, chunk.Run.Count, chunk.Worker, chunk.StartedAt, chunk.Elapsed.TotalSeconds), JobsJson.Default.JobChunk), token).ConfigureAwait(false);
    }

    internal static async Task WriteLinesAsync<T>(HttpContext context, IAsyncEnumerable<T> items, long most, Action<Utf8JsonWriter, T> write, CancellationToken token)
    {
        context.Response.ContentType = "application/x-ndjson";
        var body = context.Response.BodyWriter;
        using var json = new Utf8JsonWriter(body);
        var left = most;
        await foreach (var item in items.ConfigureAwait(false))
        {
            if (left-- <= 0)
                break;
            write(json, item);
            await json.FlushAsync(token).ConfigureAwait(false);
            json.Reset();
            body.GetSpan(1)[0] = (byte)'\n';
            body.Advance(1);
            if (body.UnflushedBytes > FlushSize)
                await body.FlushAsync(token).ConfigureAwait(false);
        }
        await body.FlushAsync(token).ConfigureAwait(false);
    }

    private static async Task EventsAsync([Description(JobEndpoints.IdMeaning)] string id, IJobService jobs, HttpContext context, RequestRooms rooms, IHostApplicationLifetime lifetime, CancellationToken token)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            throw new JobRefusedException(JobRefusal.Unavailable, "This node is leaving; follow the job over another.");
        var job = await JobEndpoints.GetAsync(jobs, id, token).ConfigureAwait(false);
        using var place = rooms.Wait();
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-cache";
        // A node that leaves ends its streams, and who follows goes on over another.
        using var either = CancellationTokenSource.CreateLinkedTokenSource(token, lifetime.ApplicationStopping);
        try
        {
            await foreach (var progress in jobs.WatchAsync(job.Id, either.Token).ConfigureAwait(false))
            {
                var name = progress.State.IsFinal() ? "finished" : "progress";
                await context.Response.WriteAsync($"event: {name}\ndata: {JsonSerializer.Serialize(Answers.Progress(progress), JobsJson.Default.JobProgress)}\n\n", either.Token).ConfigureAwait(false);
                await context.Response.Body.FlushAsync(either.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // The stream's end says it.
        }
    }

    internal static string NoResult(JobRecord job) => job.State.IsFinal()
        ? $"Job '{job.Id}' has no result: it is {Answers.Name(job.State)}. {job.Error}"
        : $"Job '{job.Id}' has no result yet: it is {Answers.Name(job.State)}, {job.Done} of {job.TaskCount} tasks are done. Follow /v1/jobs/{job.Id}/events.";
}
