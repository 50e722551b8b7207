using System.Net;
using System.Text;

namespace AkkaCluster.Cli.Compare;

/// <summary>The comparison as one page that needs nothing but itself.</summary>
internal static class ComparePage
{
    private static readonly Plot[] Plots =
    [
        new("Tasks completed per second", second => second.Completed),
        new("Tasks lost per second", second => second.Errors),
        new("Latency of the slowest hundredth of each second's tasks, in milliseconds", second => second.P99Milliseconds),
    ];

    public static string Write(CompareReport report)
    {
        var page = new StringBuilder();
        page.Append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Cluster and load balancer on the same work</title><style>")
            .Append(Style).Append("</style></head><body><h1>The same work and the same fault: a cluster, and a load balancer</h1>");
        page.Append("<p class=\"verdict\">").Append(Encode(Verdict(report))).Append("</p>");
        page.Append("<p>").Append(Encode(Setting(report))).Append("</p>");
        AppendTable(page, report);
        page.Append("<p class=\"key\">");
        for (var i = 0; i < report.Sides.Count; i++)
            page.Append("<span class=\"swatch ").Append(Plot.ColourOf(i)).Append("\"></span>").Append(Encode(report.Sides[i].Side)).Append(' ');
        page.Append(report.Options.Fault == Fault.None ? "Seconds are those since the start.</p>" : "<span class=\"swatch dashed\"></span>the fault. Seconds are those since the fault.</p>");
        foreach (var plot in Plots)
            page.Append(plot.Draw(report.Sides));
        AppendErrors(page, report);
        page.Append("<p class=\"small\">Measured on ").Append(Encode(report.Machine)).Append(" with <code>").Append(Encode(report.Command))
            .Append("</code>. Executions are counted by what the processes wrote down as each task began. Recovered means: for the next five seconds nothing is lost, and in each of them at least half as much is completed as before the fault.</p>");
        return page.Append("</body></html>").ToString();
    }

    /// <summary>The outcome in a sentence, made of the figures alone.</summary>
    internal static string Verdict(CompareReport report) => string.Join(" ", report.Sides.Select(side =>
        $"The {side.Side} lost {side.Lost} of {side.Tasks} tasks"
        + (side.FaultAt is null ? "." : side.RecoverySeconds is { } seconds ? $" and worked as before {seconds:0.0} s after the fault." : " and did not work as before again within the run.")));

    private static string Setting(CompareReport report)
    {
        var options = report.Options;
        return $"{options.Tasks} tasks of kind {options.Kind} were sent one after the other, {options.InFlight} at a time, to {options.Servers} workers of a cluster and then to {options.Servers} servers behind a load balancer ({options.Strategy}). "
            + $"{options.WarmUp} such tasks were sent to each before and are not counted. " + WhatWasDone(options);
    }

    private static string WhatWasDone(CompareOptions options) => options.Fault switch
    {
        Fault.KillOne => "A third of the way through, a worker of the one and a server of the other was killed and stayed away.",
        Fault.KillEntry => $"A third of the way through, the process where requests arrive was killed, the cluster's leader and the balancer, and started again after {options.FaultDuration.TotalSeconds:0} s.",
        Fault.PauseOne => $"A third of the way through, a worker of the one and a server of the other stood still for {options.FaultDuration.TotalSeconds:0} s, as a machine does that swaps or is moved.",
        Fault.SlowOne => "From a third of the way on, a worker of the one and a server of the other had a tenth of its speed.",
        Fault.RestartAll => "A third of the way through, all workers of the one and all servers of the other were restarted in order, one after the other.",
        _ => "Nothing was done to either.",
    };

    private static void AppendTable(StringBuilder page, CompareReport report)
    {
        page.Append("<table><thead><tr><th></th>");
        foreach (var side in report.Sides)
            page.Append("<th>").Append(Encode(side.Side)).Append("</th>");
        page.Append("</tr></thead><tbody>");
        foreach (var (name, value) in CompareReport.Rows)
        {
            page.Append("<tr><th>").Append(Encode(name)).Append("</th>");
            foreach (var side in report.Sides)
                page.Append("<td>").Append(Encode(value(side))).Append("</td>");
            page.Append("</tr>");
        }

        page.Append("</tbody></table>");
    }

    private static void AppendErrors(StringBuilder page, CompareReport report)
    {
        foreach (var side in report.Sides.Where(side => side.Errors.Count > 0))
        {
            page.Append("<h2>Why the ").Append(Encode(side.Side)).Append(" lost tasks</h2><ul>");
            foreach (var error in side.Errors)
                page.Append("<li>").Append(Encode(error)).Append("</li>");
            page.Append("</ul>");
        }
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    private const string Style = """
        :root { --cluster: #0b6bcb; --balanced: #c2410c; --ink: #1b1f24; --soft: #667; --line: #dde; --paper: #fff; }
        @media (prefers-color-scheme: dark) { :root { --cluster: #62aef5; --balanced: #f59e5b; --ink: #e8eaed; --soft: #9aa; --line: #345; --paper: #14181d; } }
        body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 960px; margin: 2rem auto; padding: 0 1rem; }
        h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; }
        .verdict { font-size: 1.15rem; font-weight: 600; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: right; padding: .3rem .6rem; border-bottom: 1px solid var(--line); font-variant-numeric: tabular-nums; }
        tbody th { text-align: left; font-weight: normal; color: var(--soft); }
        figure { margin: 1.5rem 0; } figcaption { font-weight: 600; margin-bottom: .3rem; }
        svg { width: 100%; height: auto; } svg text { font-size: 12px; fill: var(--soft); }
        .grid { stroke: var(--line); } polyline { fill: none; stroke-width: 2.5; stroke-linejoin: round; }
        polyline.cluster { stroke: var(--cluster); } polyline.balanced { stroke: var(--balanced); }
        .fault { stroke: var(--soft); stroke-dasharray: 5 4; stroke-width: 1.5; }
        .swatch { display: inline-block; width: 1.5rem; height: .3rem; margin: 0 .4rem 0 1rem; vertical-align: middle; }
        .swatch.cluster { background: var(--cluster); } .swatch.balanced { background: var(--balanced); } .swatch.dashed { border-top: 2px dashed var(--soft); height: 0; }
        .small { font-size: .85rem; color: var(--soft); }
        """;
}
