using AkkaCluster.Client;
using AkkaCluster.Client.Model;
using Spectre.Console;

namespace AkkaCluster.Cli.Output;

/// <summary>Follows a job to its end: a progress bar where a person watches, plain lines elsewhere.</summary>
internal static class JobFollower
{
    private static readonly TimeSpan LineInterval = TimeSpan.FromSeconds(5);

    public static async Task<Job> FollowAsync(ClusterClient client, string id, CancellationToken cancellation)
    {
        if (Terminal.IsLive)
            await ShowBarAsync(client, id, cancellation).ConfigureAwait(false);
        else
            await ShowLinesAsync(client, id, cancellation).ConfigureAwait(false);
        return await client.GetAsync(id, cancellation).ConfigureAwait(false);
    }

    /// <summary>Progress in words.</summary>
    public static string Describe(JobProgress progress)
    {
        var text = FormattableString.Invariant($"{progress.Succeeded + progress.Failed:n0} of {progress.TaskCount:n0} tasks");
        if (progress.Failed > 0)
            text += FormattableString.Invariant($", {progress.Failed:n0} failed");
        if (progress.Retries > 0)
            text += FormattableString.Invariant($", {progress.Retries:n0} retries");
        return progress.Paused ? text + ", paused" : text;
    }

    private static Task ShowBarAsync(ClusterClient client, string id, CancellationToken cancellation) =>
        Terminal.Messages.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask("job " + id);
                await foreach (var progress in client.WatchAsync(id, cancellation).ConfigureAwait(false))
                {
                    bar.MaxValue = Math.Max(1, progress.TaskCount);
                    bar.Value = progress.Succeeded + progress.Failed;
                    bar.Description = Markup.Escape(Describe(progress));
                }
            });

    private static async Task ShowLinesAsync(ClusterClient client, string id, CancellationToken cancellation)
    {
        var next = DateTimeOffset.MinValue;
        await foreach (var progress in client.WatchAsync(id, cancellation).ConfigureAwait(false))
        {
            if (TimeProvider.System.GetUtcNow() < next && !progress.IsFinal)
                continue;
            next = TimeProvider.System.GetUtcNow() + LineInterval;
            await Console.Error.WriteLineAsync($"job {id}: {Describe(progress)}").ConfigureAwait(false);
        }
    }
}
