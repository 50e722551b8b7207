using AkkaCluster.Client;
using AkkaCluster.Client.Model;
using Spectre.Console;

namespace AkkaCluster.Cli.Output;

/// <summary>Follows a job to its end: a progress bar where a person watches, plain lines elsewhere.</summary>
internal static class JobFollower
{
    private static readonly TimeSpan LineInterval = TimeSpan.FromSeconds(5);

    /// <summary>The job when it has ended.</summary>
    /// <exception cref="ClusterException">It could not go on for longer than the patience.</exception>
    public static async Task<Job> FollowAsync(ClusterClient client, string id, TimeSpan patience, CancellationToken cancellation, bool? live = null)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var waiting = new WaitTeller(id, () => client.GetClusterAsync(ended.Token), Terminal.Say);
        var telling = waiting.RunAsync(TimeProvider.System, ended.Token);
        var watched = waiting.Note(GiveUpAfterAsync(patience, client.WatchAsync(id, cancellation), TimeProvider.System));
        try
        {
            await (live ?? Terminal.IsLive ? ShowBarAsync(watched, id) : ShowLinesAsync(watched, id)).ConfigureAwait(false);
        }
        finally
        {
            await ended.CancelAsync().ConfigureAwait(false);
            await telling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
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
        if (progress.NotReady is { } waits)
            text += FormattableString.Invariant($"; it cannot go on since {waits.Since.ToLocalTime():HH:mm:ss}: {waits.Reason}");
        return progress.Paused ? text + ", paused" : text;
    }

    /// <summary>The stream, until the job cannot go on for longer than the patience.</summary>
    internal static async IAsyncEnumerable<JobProgress> GiveUpAfterAsync(TimeSpan patience, IAsyncEnumerable<JobProgress> watched, TimeProvider time)
    {
        using var enough = new CancellationTokenSource();
        await using var events = watched.GetAsyncEnumerator(enough.Token);
        JobProgress? last = null;
        var began = time.GetTimestamp();
        while (await NextAsync(events, last, patience - time.GetElapsedTime(began), enough, time).ConfigureAwait(false))
        {
            if (events.Current.NotReady is null || last?.NotReady is null)
                began = time.GetTimestamp();
            yield return last = events.Current;
        }
    }

    private static async Task<bool> NextAsync(IAsyncEnumerator<JobProgress> events, JobProgress? last, TimeSpan left, CancellationTokenSource enough, TimeProvider time)
    {
        var next = events.MoveNextAsync().AsTask();
        if (last?.NotReady is not { } waits)
            return await next.ConfigureAwait(false);
        try
        {
            return await next.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            await enough.CancelAsync().ConfigureAwait(false);
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw new ClusterException(503, "The job cannot go on", $"Job {last.Id} cannot go on since {waits.Since.ToLocalTime():HH:mm:ss}, and the patience with it is over (--patience): {waits.Reason} It goes on when that is over; 'akkacluster watch {last.Id}' follows it again.");
        }
    }

    private static Task ShowBarAsync(IAsyncEnumerable<JobProgress> watched, string id) =>
        Terminal.Messages.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask("job " + id);
                await foreach (var progress in watched.ConfigureAwait(false))
                {
                    bar.MaxValue = Math.Max(1, progress.TaskCount);
                    bar.Value = progress.Succeeded + progress.Failed;
                    bar.Description = Markup.Escape($"job {id}: {Describe(progress)}");
                }
            });

    private static async Task ShowLinesAsync(IAsyncEnumerable<JobProgress> watched, string id)
    {
        var next = DateTimeOffset.MinValue;
        var told = "";
        DateTimeOffset? trouble = null;
        await foreach (var progress in watched.ConfigureAwait(false))
        {
            var text = Describe(progress);
            if (text == told || (TimeProvider.System.GetUtcNow() < next && !progress.IsFinal && progress.NotReady?.Since == trouble))
                continue;
            (told, trouble) = (text, progress.NotReady?.Since);
            next = TimeProvider.System.GetUtcNow() + LineInterval;
            await Console.Error.WriteLineAsync($"job {id}: {text}").ConfigureAwait(false);
        }
    }
}
