using AkkaCluster.Client;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Output;

/// <summary>Writes a finished job's result, or why there is none.</summary>
internal static class ResultWriter
{
    /// <returns>The exit code.</returns>
    public static async Task<int> WriteAsync(ClusterClient client, Job job, string? path, bool json, CancellationToken cancellation)
    {
        if (json)
            Terminal.WriteJson(job);
        if (job.State != JobState.Succeeded)
        {
            Terminal.Error($"Job {job.Id} {job.State.ToString().ToLowerInvariant()}. {job.Error}");
            return CliExitCodes.JobFailed;
        }
        if (json && path is null)
            return job.Failed > 0 ? CliExitCodes.JobFailed : CliExitCodes.Ok;
        var result = await client.GetResultAsync(job.Id, cancellation).ConfigureAwait(false);
        await WriteAsync(result, path, cancellation).ConfigureAwait(false);
        return job.Failed > 0 ? CliExitCodes.JobFailed : CliExitCodes.Ok;
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
