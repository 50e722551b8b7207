using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AkkaCluster.Peers.Frame;
using AkkaCluster.Simulation.Measuring;
using AkkaCluster.Simulation.Model;

namespace AkkaCluster.Simulation.Reports;

/// <summary>The tables and pictures of docs/SCALE.md.</summary>
internal sealed record ScaleReport(Costs Costs, IReadOnlyList<Prediction> Predictions, IReadOnlyList<Comparison>? Rows)
{
    private const string Throughput = "pictures/scale-throughput.svg";
    private const string Use = "pictures/scale-use.svg";
    private const string Validated = "### Validation\n";

    public override string ToString() => $"""
        {Costs.Machine}

        ### Predictions
        {PredictionTable()}
        ### Costs
        {CostTable()}
        {Validated}{(Rows is null ? "Not in this run: --validate.\n" : ValidationTable())}
        """;

    /// <summary>Puts the tables between the markers of a document, and the pictures beside it. Predictions from the same costs leave the table of the last validation as it is.</summary>
    public void Write(string path)
    {
        var document = File.ReadAllText(path);
        var tables = ToString().Replace("### Costs", $"![Tasks a second by number of workers]({Throughput})\n![How busy each resource is]({Use})\n\n### Costs", StringComparison.Ordinal) + "\n";
        var (before, now) = (Validation(document), Validation(tables));
        var text = MarkedText.Replace(document, Rows is null && before.Length > 0 ? tables.Replace(now, before, StringComparison.Ordinal) : tables);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(Path.Combine(folder, "pictures"));
        File.WriteAllText(path, text);
        File.WriteAllText(Path.Combine(folder, Throughput), ThroughputPlot().ToSvg());
        File.WriteAllText(Path.Combine(folder, Use), UsePlot().ToSvg());
    }

    /// <summary>From its heading to its end; empty where there is none.</summary>
    private static string Validation(string text)
    {
        var (begin, end) = (text.LastIndexOf(Validated, StringComparison.Ordinal), text.LastIndexOf("<!--", StringComparison.Ordinal));
        return begin < 0 ? "" : text[begin..(end > begin ? end : text.Length)];
    }

    private string PredictionTable()
    {
        var store = Costs.Postgres is null ? "SQLite" : "PostgreSQL";
        var text = Table("workers", $"one job of tasks of {Prediction.TaskTime} ms: tasks/s", "of what its slots can", "busiest", "next", "64 clients, jobs of one task: jobs/s", "from admission to start, p50 / p99, ms", "busiest", "leader lost, s", "worker lost, s", "actor's node lost, s");
        foreach (var each in Predictions)
            text.Append(Line($"{each.Workers:#,0} | {each.Large.Rate:#,0} | {each.Large.Rate / each.Most:0%} | {Named(each.Large.Use[0])} | {Named(each.Large.Use[1])} | {each.Small.Rate:#,0} | {each.Small.Wait.Half:0.0} / {each.Small.Wait.Most:0.0} | {Named(each.Small.Bottleneck)} | {each.LeaderGap / 1000:0.0} | {each.WorkerGap / 1000:0.0} | {each.HomeGap / 1000:0.0}"));
        return $"Store: {store}.\n\n{text}";
    }

    private string CostTable()
    {
        var text = Table("cost", "ms");
        void Add(string prefix, JsonObject part)
        {
            foreach (var (name, value) in part)
            {
                if (value is JsonObject inner)
                    Add($"{prefix}{name}.", inner);
                else if (value?.GetValueKind() == JsonValueKind.Number)
                    text.Append(Line($"{prefix}{name} | {value.GetValue<double>():0.#####}"));
            }
        }

        Add("", JsonSerializer.SerializeToNode(Costs, Costs.Format)!.AsObject());
        return text.ToString();
    }

    private string ValidationTable()
    {
        var text = Table("workers", "figure", "measured", "predicted", "off by", "cores left", "speed", $"within {Line15}");
        foreach (var row in Rows!)
            text.Append(Line($"{row.Workers} | {row.What} | {row.Measured:#,0.0} | {row.Predicted:#,0.0} | {row.Deviation:+0%;-0%;0%} | {row.Cores:0.00} | {row.Speed:0.00} | {(row.IsKept ? "yes" : "**missed**")}"));
        return text.ToString();
    }

    private static string Line15 => Comparison.Tolerance.ToString("0%", CultureInfo.InvariantCulture);

    private Plot ThroughputPlot()
    {
        var plot = new Plot($"One job of tasks of {Prediction.TaskTime} ms: tasks/s by workers", isLogarithmic: true);
        plot.Add("what the slots can", Predictions.Select(each => ((double)each.Workers, each.Most)));
        plot.Add("predicted", Predictions.Select(each => ((double)each.Workers, each.Large.Rate)));
        return plot;
    }

    private Plot UsePlot()
    {
        var plot = new Plot("The same job: how busy each resource is", isLogarithmic: false);
        foreach (var name in Predictions.SelectMany(each => each.Large.Use).Select(use => use.Name).Distinct())
            plot.Add(name, Predictions.Select(each => ((double)each.Workers, each.Large.Use.Where(use => use.Name == name).Select(use => use.Share).FirstOrDefault())));
        return plot;
    }

    private static string Named((string Name, double Share) use) => string.Create(CultureInfo.InvariantCulture, $"{use.Name} {use.Share:0%}");

    private static StringBuilder Table(params string[] heads) => new StringBuilder().Append($"| {string.Join(" | ", heads)} |\n|{string.Concat(heads.Select(_ => " --- |"))}\n");

    private static string Line(FormattableString cells) => $"| {cells.ToString(CultureInfo.InvariantCulture)} |\n";
}
