using AkkaCluster.Jobs.Http;
using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AkkaCluster.Jobs;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Node.Pbm;

/// <summary>How jobs look in text, and as JSON: there like those of the HTTP API.</summary>
internal static class JobReport
{
    private const int OutputWidth = 80;

    public static string List(IReadOnlyList<JobRecord> jobs) => Table(jobs.Select(j => $"{j.Id} | {j.Spec.Kind} | {StateOf(j)} | {j.Done}/{j.TaskCount} | {j.Failed} | {Time(j.SubmittedAt)}"), "jobs");

    public static string Tasks(IReadOnlyList<TaskView> tasks) =>
        Table(tasks.Select(t => $"{t.Index} | {(t.Failed ? "failed" : "ok")} | {t.Attempts} | {t.Worker} | {Preview(t.Output)}"), "tasks");

    public static string Show(JobRecord job, JobProgress? progress)
    {
        var lines = new List<string>
        {
            $"id         {job.Id}",
            $"kind       {job.Spec.Kind}",
            $"state      {StateOf(job)}",
            $"tasks      {job.Done} of {job.TaskCount} done, {job.Failed} failed, {progress?.Leased ?? 0} under way",
            $"repeated   {job.Retries} retries, {job.Duplicates} duplicates discarded",
            $"submitted  {Time(job.SubmittedAt)}",
            $"started    {Time(job.StartedAt)}",
            $"finished   {Time(job.FinishedAt)}",
            $"home       {progress?.Home ?? "-"}",
        };
        if ((progress?.NotReady?.Reason ?? progress?.Waits) is { } why) lines.Add($"waits      {why}");
        if (job.Error is not null) lines.Add($"error      {job.Error}");
        lines.AddRange((progress?.Workers ?? new Dictionary<string, long>()).OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => $"worker     {w.Key} {w.Value} tasks"));
        return string.Join('\n', lines);
    }

    public static string Leader(ClusterOverview overview) => string.Join('\n',
        $"leader   {overview.LeaderAddress ?? "none"}",
        $"epoch    {overview.LeaderEpoch}",
        $"jobs     {overview.ActiveJobs} active, {overview.QueuedJobs} queued",
        $"workers  {overview.Workers.Count}, {overview.Workers.Sum(w => w.BusySlots)} of {overview.Workers.Sum(w => w.Slots)} slots busy, {overview.Workers.Sum(w => w.StuckSlots)} stuck"
            + (overview.StoreTrouble is { } trouble ? $"\nstore    {trouble}" : ""));

    public static JsonObject Json(JobRecord job, JobProgress? progress)
    {
        var json = JsonSerializer.SerializeToNode(Answers.Job(job), JobsJson.Default.Job)!.AsObject();
        json["progress"] = progress is null ? null : JsonSerializer.SerializeToNode(Answers.Progress(progress), JobsJson.Default.JobProgress);
        return json;
    }

    public static JsonNode Json(TaskView task)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) Answers.WriteTask(writer, task);
        return JsonNode.Parse(buffer.WrittenSpan)!;
    }

    public static object Json(ClusterOverview overview) => new
    {
        address = overview.LeaderAddress,
        epoch = overview.LeaderEpoch,
        overview.ActiveJobs,
        overview.QueuedJobs,
        workers = overview.Workers.Count,
        slots = overview.Workers.Sum(w => w.Slots),
        busySlots = overview.Workers.Sum(w => w.BusySlots),
        stuckSlots = overview.Workers.Sum(w => w.StuckSlots),
        overview.StoreTrouble,
    };

    private static string StateOf(JobRecord job) => job.State.ToString().ToLowerInvariant() + (job.Paused ? " (paused)" : "");

    private static string Time(DateTimeOffset? time) => time?.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "-";

    private static string Preview(ReadOnlyMemory<byte> output)
    {
        var text = Encoding.UTF8.GetString(output.Span[..Math.Min(output.Length, OutputWidth * 4)]);
        var clean = new string([.. text.Take(OutputWidth).Select(c => char.IsControl(c) ? ' ' : c)]);
        return text.Length > OutputWidth || output.Length > OutputWidth * 4 ? clean + "..." : clean;
    }

    private static string Table(IEnumerable<string> rows, string what)
    {
        var lines = rows.ToList();
        return string.Join('\n', lines.Append($"Count: {lines.Count} {what}"));
    }
}
