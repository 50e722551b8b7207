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
    public static async Task<Job> FollowAsync(ClusterClient client, string id, TimeSpan patience, CancellationToken cancellation, bool? live = null) =>
        (await FollowAsync(client, [id], patience, live ?? Terminal.IsLive ? Shown.Bars : Shown.Lines, cancellation).ConfigureAwait(false))[0];

    /// <summary>The jobs when all of them have ended.</summary>
    /// <exception cref="ClusterException">One of them could not go on for longer than the patience.</exception>
    public static async Task<IReadOnlyList<Job>> FollowAsync(ClusterClient client, IReadOnlyList<string> ids, TimeSpan patience, Shown shown, CancellationToken cancellation)
    {
        var watched = ids.Select(id => (Id: id, Progress: GiveUpAfterAsync(patience, client.WatchAsync(id, cancellation), TimeProvider.System))).ToList();
        if (shown == Shown.Bars)
            await Terminal.Messages.Progress()
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
                .StartAsync(context => Task.WhenAll(watched.ConvertAll(job => ShowBarAsync(context, job.Progress, job.Id)))).ConfigureAwait(false);
        else
            await Task.WhenAll(watched.ConvertAll(job => ShowLinesAsync(job.Progress, job.Id, onlyWaits: shown == Shown.Waits))).ConfigureAwait(false);
        return await Task.WhenAll(ids.Select(id => client.GetAsync(id, cancellation))).ConfigureAwait(false);
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
        else if (progress is { Waits: { } why, Paused: false })
            text += $"; it waits: {why}";
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

    private static async Task ShowBarAsync(ProgressContext context, IAsyncEnumerable<JobProgress> watched, string id)
    {
        var bar = context.AddTask("job " + id);
        await foreach (var progress in watched.ConfigureAwait(false))
        {
            bar.MaxValue = Math.Max(1, progress.TaskCount);
            bar.Value = progress.Succeeded + progress.Failed;
            bar.Description = Markup.Escape($"job {id}: {Describe(progress)}");
        }
        bar.StopTask();
    }

    private static async Task ShowLinesAsync(IAsyncEnumerable<JobProgress> watched, string id, bool onlyWaits)
    {
        var next = DateTimeOffset.MinValue;
        var told = "";
        string? trouble = null;
        await foreach (var progress in watched.ConfigureAwait(false))
        {
            var text = Describe(progress);
            var why = progress.NotReady?.Reason ?? progress.Waits;
            if (text == told || (onlyWaits && why is null) || (why == trouble && (onlyWaits || (TimeProvider.System.GetUtcNow() < next && !progress.IsFinal))))
                continue;
            (told, trouble) = (text, why);
            next = TimeProvider.System.GetUtcNow() + LineInterval;
            await Console.Error.WriteLineAsync($"job {id}: {text}").ConfigureAwait(false);
        }
    }
}
