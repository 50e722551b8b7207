using System.Text.Json;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Output;

/// <summary>Writes what the commands of a job wrote, in order of the inputs: task by task, so that it may be of any size.</summary>
internal static class ExecOutputWriter
{
    private const int MostErrors = 20;

    public static async Task WriteAsync(ClusterClient client, Job job, CancellationToken cancellation)
    {
        var failed = 0;
        await using var output = new StreamWriter(Console.OpenStandardOutput());
        await foreach (var task in client.GetTasksAsync(job.Id, 0, cancellation).ConfigureAwait(false))
        {
            if (!task.Failed)
                await output.WriteAsync(Stdout(task)).ConfigureAwait(false);
            else if (failed++ < MostErrors)
                Terminal.Error($"task {task.Index + 1} failed after {task.Attempts} attempts: {task.Output}");
        }
        if (failed > MostErrors)
            Terminal.Error($"… and {failed - MostErrors} more; 'akkacluster tasks {job.Id} --failed' lists all.");
        if (job.State == JobState.Cancelled)
            Terminal.Error($"Job {job.Id} was cancelled.");
    }

    private static string Stdout(JobTask task)
    {
        using var json = JsonDocument.Parse(task.Bytes);
        return json.RootElement.GetProperty("stdout").GetString()!;
    }
}
