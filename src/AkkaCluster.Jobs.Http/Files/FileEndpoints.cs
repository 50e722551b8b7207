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
using Wire = AkkaCluster.Client.Model;

namespace AkkaCluster.Jobs.Http.Files;

/// <summary>The files that come with jobs and that tasks return: stored in pieces, read as a stream.</summary>
internal static class FileEndpoints
{
    private const string Bytes = "application/octet-stream";
    private const string HashMeaning = "The SHA-256 of its bytes, in 64 lower-case hexadecimal digits";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/files", BeginAsync)
            .Describe("beginFile", "files", "Ask how to store a file: not at all, where its bytes are there", 400, 413, 503)
            .Produces<FileAnswer>()
            .Reads<FileBody>("application/json")
            .WithDescription("A file that no job names goes when akkacluster.jobs.retention is over, with what was sent of one that is not complete. Files of jobs go with them.");
        routes.MapPut("/v1/files/{upload}/pieces/{piece}", WriteAsync)
            .Describe("writePiece", "files", "Send a piece of a file; again, in the place of what was sent before", 400, 413, 415, 503)
            .Reads<byte[]>(Bytes);
        routes.MapPost("/v1/files/{upload}", KeepAsync)
            .Describe("keepFile", "files", "Complete a file whose pieces were sent: refused where their bytes are not those of the hash", 400, 413, 503)
            .Reads<FileBody>("application/json");
        routes.MapGet("/v1/files/{sha256}", ReadAsync)
            .Describe("getFile", "files", "The bytes of a file. An answer that breaks off, although it is repeated, is of one whose bytes are not those of its hash any more", 404, 503)
            .Produces<Stream>(StatusCodes.Status200OK, Bytes);
        routes.MapGet("/v1/jobs/{id}/files", ListAsync)
            .Describe("listFiles", "jobs", "The files of a job, one a line: those that came with it, and those that its recorded tasks returned, in order of the tasks", 400, 404, 503)
            .Produces<Wire.JobFile>(StatusCodes.Status200OK, "application/x-ndjson");
    }

    private static async Task<JsonHttpResult<FileAnswer>> BeginAsync(HttpContext context, IFileService files, GatewayOptions options)
    {
        var upload = Guid.CreateVersion7().ToString("N");
        var file = await ReadFileAsync(context, upload, options).ConfigureAwait(false);
        return TypedResults.Json(new FileAnswer(await files.UseAsync(file.Sha256, file.Size).ConfigureAwait(false), upload, files.PieceSize), JobsJson.Readable.FileAnswer);
    }

    private static async Task<NoContent> WriteAsync(
        [Description("The upload, as POST /v1/files answers it")] string upload, [Description("Which piece, from 0")] [Range(0, double.MaxValue)] string piece, HttpContext context, IFileService files, CancellationToken token)
    {
        if (context.Request.ContentType?.Split(';')[0].Trim() is not Bytes and var other)
            throw new BadRequestException($"The body's media type is '{other}'; expected {Bytes}.", StatusCodes.Status415UnsupportedMediaType);
        var number = (int)QueryValues.Number(piece, "piece", fallback: 0, least: 0, most: int.MaxValue);
        JsonBody.Limit(context, files.PieceSize);
        var data = new byte[files.PieceSize + 1];
        var read = await context.Request.Body.ReadAtLeastAsync(data, data.Length, throwOnEndOfStream: false, token).ConfigureAwait(false);
        await files.WritePieceAsync(upload, number, data.AsMemory(0, read)).ConfigureAwait(false);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> KeepAsync([Description("The upload, as POST /v1/files answers it")] string upload, HttpContext context, IFileService files, GatewayOptions options, CancellationToken token)
    {
        await files.KeepAsync(await ReadFileAsync(context, upload, options).ConfigureAwait(false), token).ConfigureAwait(false);
        return TypedResults.NoContent();
    }

    private static async Task<StoredFile> ReadFileAsync(HttpContext context, string upload, GatewayOptions options)
    {
        var body = await JsonBody.ReadAsync(context, JobsJson.Default.FileBody, options.MaxBodySize, "file").ConfigureAwait(false);
        return new StoredFile(body.Sha256 ?? "", body.Size ?? throw new BadRequestException("'size' is missing; expected how many bytes the file has."), upload);
    }

    private static async Task ReadAsync([Description(HashMeaning)] string sha256, IFileService files, HttpContext context, CancellationToken token)
    {
        var file = await files.FindAsync(sha256, token).ConfigureAwait(false);
        context.Response.ContentType = Bytes;
        context.Response.ContentLength = file.Size;
        try
        {
            await foreach (var data in files.ReadAsync(file, token).ConfigureAwait(false))
            {
                await context.Response.Body.WriteAsync(data, token).ConfigureAwait(false);
                await context.Response.Body.FlushAsync(token).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is StoreCorruptException or StoreUnavailableException && context.Response.HasStarted)
        {
            // Whoever reads sees that the answer is not whole.
            context.Abort();
        }
        catch (StoreCorruptException corrupt)
        {
            throw new ProblemException(StatusCodes.Status404NotFound, "The file is not what it was", corrupt.Message);
        }
    }

    private static async Task ListAsync(
        [Description(JobEndpoints.IdMeaning)] string id, [AsParameters] TaskSpan span, IJobService jobs, IFileService files, HttpContext context, CancellationToken token)
    {
        var job = await JobEndpoints.GetAsync(jobs, id, token).ConfigureAwait(false);
        var (first, most) = span.Read();
        await OutputEndpoints.WriteLinesAsync(context, most > 0 ? files.ListAsync(job.Id, first, token) : AsyncEnumerable.Empty<JobFileView>(), most,
            (json, view) => JsonSerializer.Serialize(json, new Wire.JobFile(view.File.Name, view.File.Sha256, view.File.Size, view.File.IsExecutable) { Task = view.Task }, JobsJson.Default.JobFile), token).ConfigureAwait(false);
    }
}
