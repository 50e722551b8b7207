using System.Text.Json;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Output;

/// <summary>Writes what the commands of a job wrote, byte for byte and in order of the inputs: task by task, so that it may be of any size.</summary>
internal static class ExecOutputWriter
{
    private const int MostErrors = 20;

    public static async Task WriteAsync(ClusterClient client, Job job, CancellationToken cancellation)
    {
        var failed = 0;
        await using var output = Console.OpenStandardOutput();
        await using var errors = Console.OpenStandardError();
        await foreach (var task in client.GetTasksAsync(job.Id, 0, cancellation).ConfigureAwait(false))
        {
            if (!task.Failed)
                await WriteAsync(task, output, errors, cancellation).ConfigureAwait(false);
            else if (failed++ < MostErrors)
                Terminal.Error($"task {task.Index} failed after {task.Attempts} attempts: {task.Output}");
        }
        if (failed > MostErrors)
            Terminal.Error($"… and {failed - MostErrors} more; 'akkacluster tasks {job.Id} --failed' lists all.");
        if (job.State == JobState.Cancelled)
            Terminal.Error($"Job {job.Id} was cancelled.");
        else if (job.State == JobState.Failed && failed == 0)
            Terminal.Error($"Job {job.Id} failed. {job.Error}");
    }

    private static async Task WriteAsync(JobTask task, Stream output, Stream errors, CancellationToken cancellation)
    {
        using var json = JsonDocument.Parse(task.Bytes);
        await output.WriteAsync(Bytes(json.RootElement, "stdout"), cancellation).ConfigureAwait(false);
        await errors.WriteAsync(Bytes(json.RootElement, "stderr"), cancellation).ConfigureAwait(false);
        if (json.RootElement.TryGetProperty("droppedBytes", out var dropped))
            Terminal.Error($"task {task.Index}: {dropped.GetInt64()} further bytes of its standard error were not kept.");
    }

    /// <summary>What is no text stands under another name, as base64.</summary>
    internal static byte[] Bytes(JsonElement outcome, string name) =>
        outcome.TryGetProperty(name + "Base64", out var base64) ? base64.GetBytesFromBase64()
        : outcome.TryGetProperty(name, out var text) ? System.Text.Encoding.UTF8.GetBytes(text.GetString()!)
        : [];
}
