using AkkaCluster.Client;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Output;

/// <summary>Says which tasks failed and why.</summary>
internal static class FailureWriter
{
    private const int Most = 20;

    public static async Task WriteAsync(ClusterClient client, Job job, CancellationToken cancellation)
    {
        if (job.Failed == 0)
            return;
        var shown = 0;
        await foreach (var task in client.GetTasksAsync(job.Id, 0, cancellation).ConfigureAwait(false))
        {
            if (!task.Failed)
                continue;
            if (shown++ == Most)
            {
                Terminal.Error($"… and {job.Failed - Most} more; 'akkacluster tasks {job.Id} --failed' lists all.");
                return;
            }
            Terminal.Error($"task {task.Index + 1} failed after {task.Attempts} attempts: {task.Output}");
        }
    }
}
