using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using AkkaCluster.Cli.Commands;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Output;

/// <summary>Writes a finished job's result, or why there is none.</summary>
internal static class ResultWriter
{
    /// <summary>Looks whether a result can be written there before anybody waits for it.</summary>
    /// <exception cref="UsageException">It cannot.</exception>
    public static void CheckPath(string? path)
    {
        if (path is null)
            return;
        if (path.Length == 0 || Directory.Exists(path) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
            throw new UsageException($"--output is '{path}'; expected a file in a folder that exists.");
    }

    /// <returns>The exit code.</returns>
    public static async Task<int> WriteAsync(ClusterClient client, Job job, string? path, bool json, CancellationToken cancellation)
    {
        var code = job.HasSucceeded ? CliExitCodes.Ok : CliExitCodes.JobFailed;
        var result = job.State == JobState.Succeeded ? await client.GetResultAsync(job.Id, cancellation).ConfigureAwait(false) : null;
        if (json)
            Terminal.WriteJson(path is null ? WithResult(job, result) : job);
        if (result is null)
            Terminal.Error($"Job {job.Id} {job.State.ToString().ToLowerInvariant()}. {job.Error}");
        else if (!json || path is not null)
            await WriteAsync(result, path, cancellation).ConfigureAwait(false);
        return code;
    }

    /// <summary>The job as JSON with its result in it: text as text, anything else as base64, as the API has it.</summary>
    internal static JsonObject WithResult(Job job, JobResult? result)
    {
        var json = JsonSerializer.SerializeToNode(job, Terminal.Json)!.AsObject();
        if (result is not null)
        {
            json["result"] = IsText(result.ContentType) && Utf8.IsValid(result.Data.Span)
                ? new JsonObject { ["contentType"] = result.ContentType, ["text"] = result.Text }
                : new JsonObject { ["contentType"] = result.ContentType, ["base64"] = Convert.ToBase64String(result.Data.Span) };
        }
        return json;
    }

    public static async Task WriteAsync(JobResult result, string? path, CancellationToken cancellation)
    {
        if (path is not null)
        {
            await File.WriteAllBytesAsync(path, result.Data, cancellation).ConfigureAwait(false);
            return;
        }
        if (!Console.IsOutputRedirected && !IsText(result.ContentType))
        {
            Terminal.Error($"The result is {result.ContentType} of {result.Data.Length} bytes; write it to a file with --output FILE or by redirection.");
            return;
        }
        await using var output = Console.OpenStandardOutput();
        await output.WriteAsync(result.Data, cancellation).ConfigureAwait(false);
        if (IsText(result.ContentType) && result.Data.Length > 0 && result.Data.Span[^1] != (byte)'\n')
            output.WriteByte((byte)'\n');
    }

    private static bool IsText(string contentType) => contentType.StartsWith("text/", StringComparison.Ordinal) || contentType.Contains("json", StringComparison.Ordinal);
}
