using AkkaCluster.Client.Model;
using Spectre.Console;

namespace AkkaCluster.Cli.Output;

/// <summary>Jobs and nodes as tables.</summary>
internal static class Tables
{
    public static Table Jobs(IEnumerable<Job> jobs)
    {
        var all = jobs.ToList();
        var named = all.Exists(job => job.Name is not null);
        var table = Plain(["Job", .. named ? (string[])["Name"] : [], "Kind", "State", "Done", "Failed", "Submitted", "Queued for", "Took"]);
        foreach (var job in all)
        {
            table.AddRow(
            [
                Markup.Escape(job.Id),
                .. named ? (string[])[Markup.Escape(job.Name ?? "")] : [],
                Markup.Escape(job.Kind),
                State(job.State, job.Paused),
                FormattableString.Invariant($"{job.Succeeded + job.Failed:n0} / {job.TaskCount:n0}"),
                FormattableString.Invariant($"{job.Failed:n0}"),
                job.SubmittedAt.ToLocalTime().ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture),
                Seconds((job.StartedAt ?? job.FinishedAt) - job.QueuedAt),
                Seconds(job.FinishedAt - job.StartedAt),
            ]);
        }
        return table;
    }

    private static string Seconds(TimeSpan? span) => span is { } time ? FormattableString.Invariant($"{time.TotalSeconds:0.0} s") : "";

    public static Table Nodes(ClusterInfo cluster)
    {
        var table = Plain("Node", "Roles", "Status", "Slots", "Executed", "CPU", "Memory", "");
        var workers = cluster.Workers.ToDictionary(worker => worker.Address, StringComparer.Ordinal);
        foreach (var node in cluster.Nodes)
        {
            var worker = workers.GetValueOrDefault(node.Address);
            table.AddRow(
                Markup.Escape(node.Address),
                Markup.Escape(string.Join(", ", node.Roles)),
                node.Reachable ? node.Status : "[yellow]" + node.Status + ", unreachable[/]",
                worker is null ? "" : $"{worker.BusySlots} / {worker.Slots}",
                worker is null ? "" : FormattableString.Invariant($"{worker.Executed:n0}"),
                worker is null ? "" : FormattableString.Invariant($"{worker.CpuLoad * 100:0} %"),
                worker is null ? "" : FormattableString.Invariant($"{worker.MemoryLoad * 100:0} %"),
                Note(node, worker, cluster.LeaderEpoch));
        }
        return table;
    }

    public static Table Demand(ClusterDemand demand)
    {
        var table = Plain("Kind", "Open", "A task takes", "Slots");
        foreach (var kind in demand.Kinds)
        {
            table.AddRow(
                Markup.Escape(kind.Kind),
                FormattableString.Invariant($"{kind.OpenTasks:n0}"),
                kind.TaskSeconds is { } seconds ? FormattableString.Invariant($"{seconds:0.###} s") : "not known yet",
                FormattableString.Invariant($"{kind.Slots:0.#}"));
        }
        return table;
    }

    public static Table Plain(params string[] columns)
    {
        var table = new Table().Border(TableBorder.None);
        foreach (var column in columns)
            table.AddColumn(new TableColumn($"[grey]{column}[/]").NoWrap().PadRight(2));
        return table;
    }

    private static string Note(ClusterNode node, ClusterWorker? worker, long epoch) =>
        node.IsLeader ? $"[blue]leader, epoch {epoch}[/]"
        : worker is { StuckSlots: > 0 } ? $"[red]{worker.StuckSlots} slots stuck[/]"
        : worker is { Draining: true } ? "[yellow]leaves[/]"
        : worker is { Standby: true } ? "standby"
        : Markup.Escape(worker?.Holding ?? "");

    private static string State(JobState state, bool paused) => (state, paused) switch
    {
        (JobState.Succeeded, _) => "[green]succeeded[/]",
        (JobState.Failed, _) => "[red]failed[/]",
        (JobState.Cancelled, _) => "[yellow]cancelled[/]",
        (_, true) => "[yellow]paused[/]",
        (var other, _) => other.ToString().ToLowerInvariant(),
    };
}
