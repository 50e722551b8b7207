using System.Text;

namespace AkkaCluster.Cli.Compare;

/// <summary>Several comparisons as one table in Markdown: the one of docs/CLUSTERING-VS-LOAD-BALANCING.md.</summary>
internal static class CompareSummary
{
    private static readonly (string Name, Func<SideReport, string> Value)[] Columns =
    [
        ("", side => side.Side),
        ("done to it", side => side.Fault),
        ("lost", side => $"{side.Lost}"),
        ("executed twice", side => $"{side.ExecutedTwice}"),
        ("tasks/s before", side => CompareReport.Whole(side.ThroughputBefore)),
        ("time to recover", CompareReport.Recovery),
        ("median", side => $"{side.P50Milliseconds:0} ms"),
        ("99 %", side => $"{side.P99Milliseconds:0} ms"),
        ("longest", side => $"{side.MaxMilliseconds / 1000:0.0} s"),
        ("CPU a task", CompareReport.CpuOfTask),
    ];

    public static string Write(IReadOnlyList<CompareReport> reports)
    {
        var text = new StringBuilder().Append(CompareReport.Whole(reports[0].Options.Tasks)).Append(" tasks, ").Append(reports[0].Machine).Append("\n\n");
        AppendRow(text, "fault", Columns.Select(column => column.Name));
        AppendRow(text, "---", Columns.Select(_ => "---"));
        foreach (var report in reports)
        {
            foreach (var side in report.Sides)
                AppendRow(text, side == report.Sides[0] ? CompareCommand.NameOf(report.Options.Fault) : "", Columns.Select(column => column.Value(side)));
        }

        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, string first, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells.Prepend(first)).Append(" |\n");
}
