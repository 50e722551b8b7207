using System.Globalization;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;
using Spectre.Console;

namespace AkkaCluster.Cli.Output;

/// <summary>One job as a card: where it stands, since when, who works on it, what went wrong.</summary>
internal static class JobCard
{
    private const int MostErrors = 3;

    public static async Task<Table> MakeAsync(IClusterClient client, Job job, DateTimeOffset now, CancellationToken cancellation)
    {
        var workers = job.IsFinal ? (await client.WatchAsync(job.Id, cancellation).FirstAsync(cancellation).ConfigureAwait(false)).Workers : job.Workers;
        var errors = job.Failed > 0 ? await client.GetTasksAsync(job.Id, 0, failed: true, cancellation).Take(MostErrors).ToListAsync(cancellation).ConfigureAwait(false) : [];
        var card = new Table().Border(TableBorder.None).HideHeaders().AddColumn(new TableColumn("").NoWrap().PadRight(2)).AddColumn("");
        foreach (var (name, value) in Rows(job, workers, errors, now))
            card.AddRow($"[grey]{name}[/]", Markup.Escape(value));
        return card;
    }

    internal static IEnumerable<(string Name, string Value)> Rows(Job job, IReadOnlyDictionary<string, long>? workers, IReadOnlyList<JobTask> errors, DateTimeOffset now)
    {
        yield return ("job", job.Name is null ? job.Id : $"{job.Id}  {job.Name}");
        yield return ("kind", job.Round == 1 ? job.Kind : $"{job.Kind}, round {job.Round}");
        yield return ("state", State(job));
        if (job is { IsFinal: false, Waits: { } why })
            yield return ("waits", why);
        yield return ("queued", $"{Time(job.QueuedAt)}, {Span((job.StartedAt ?? job.FinishedAt ?? now) - job.QueuedAt)}{(job is { StartedAt: null, IsFinal: false } ? " until now" : "")}");
        if (job.StartedAt is { } started)
            yield return ("started", $"{Time(started)}, {Span((job.FinishedAt ?? now) - started)}{(job.IsFinal ? "" : " until now")}");
        if (job.FinishedAt is { } finished)
            yield return ("ended", Time(finished));
        yield return ("tasks", Tasks(job));
        if (job.Retries + job.Duplicates > 0)
            yield return ("attempts", string.Join(", ", new[] { (Count: job.Retries, What: "failed and were followed by another"), (Count: job.Duplicates, What: "came a second time and were discarded") }
                .Where(part => part.Count > 0).Select(part => FormattableString.Invariant($"{part.Count:n0} {part.What}"))));
        if (workers is { Count: > 0 })
            yield return ("workers", string.Join(", ", workers.OrderByDescending(worker => worker.Value).Select(worker => FormattableString.Invariant($"{worker.Key[(worker.Key.LastIndexOf('@') + 1)..]} {worker.Value:n0}"))));
        if (job.Queue is { } queue)
            yield return ("queue", queue);
        if (job.Requires is { } requires)
            yield return ("requires", requires);
        if (job.Labels.Count > 0)
            yield return ("labels", string.Join(", ", job.Labels.Select(label => $"{label.Key}={label.Value}")));
        if (job is { Error: { } error, Failed: 0 })
            yield return ("error", error);
        foreach (var task in errors)
            yield return ("failed", $"task {task.Index}, {task.Attempts} {(task.Attempts == 1 ? "attempt" : "attempts")}: {task.Output ?? task.OutputBase64}");
        if (job.Failed > errors.Count)
            yield return ("", $"'akkacluster tasks {job.Id} --failed' lists them, 'akkacluster logs {job.Id}' shows what they left");
    }

    private static string State(Job job) => job.State.ToString().ToLowerInvariant() + (job is { Paused: true, IsFinal: false } ? ", paused" : "");

    private static string Tasks(Job job)
    {
        var leased = job.Leased ?? 0;
        var open = Math.Max(0, job.TaskCount - job.Succeeded - job.Failed - leased);
        var parts = new (long Count, string What)[] { (job.Succeeded, "succeeded"), (job.Failed, "failed"), (leased, "with workers"), (open, job.IsFinal ? "not run" : "open") };
        return FormattableString.Invariant($"{job.TaskCount:n0}: ") + string.Join(", ", parts.Where(part => part.Count > 0).Select(part => FormattableString.Invariant($"{part.Count:n0} {part.What}")).DefaultIfEmpty("none"));
    }

    private static string Time(DateTimeOffset time) => time.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Span(TimeSpan span) => span < TimeSpan.FromMinutes(2) ? FormattableString.Invariant($"{Math.Max(0, span.TotalSeconds):0.0} s") : span.ToString(@"d\.hh\:mm\:ss", CultureInfo.InvariantCulture);
}
