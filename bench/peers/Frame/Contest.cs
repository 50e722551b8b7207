using System.Text;

namespace AkkaCluster.Peers.Frame;

/// <summary>Subjects that do the same work in turns, and the table of it.</summary>
/// <param name="setup">What the table's first row, the subjects' setups, is called.</param>
/// <param name="subjects">They, by which <c>--only</c> names them, made anew each round.</param>
/// <param name="rows">The work.</param>
/// <param name="warmUp">A little of it: what a process does for the first time is not what is compared.</param>
/// <param name="progress">Told each figure as it comes.</param>
internal sealed class Contest<T>(string setup, IReadOnlyList<(string Key, Func<T> Make)> subjects, IReadOnlyList<Row<T>> rows, Func<T, Task> warmUp, TextWriter progress)
    where T : ISubject
{
    /// <summary>Nothing here takes that long: what does has come to a stop.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly List<(string Key, string Name, string Setup)> _columns = [];
    private readonly Dictionary<(string Row, string Column), List<double[]>> _figures = [];
    private readonly Dictionary<(string Row, string Column), string> _faults = [];

    /// <summary>Whether something did not work that is installed.</summary>
    public bool HasFailed { get; private set; }

    public async Task RunRoundAsync()
    {
        foreach (var (key, make) in rows.Count == 0 ? [] : subjects)
        {
            var subject = make();
            await using (subject.ConfigureAwait(false))
                await MeasureAsync(key, subject).ConfigureAwait(false);
        }
    }

    public string Table()
    {
        var table = new StringBuilder();
        if (_columns.Count == 0)
            return "";
        Line(table, ["", .. _columns.Select(column => column.Name)]);
        Line(table, ["---", .. _columns.Select(_ => "---")]);
        Line(table, [setup, .. _columns.Select(column => column.Setup)]);
        foreach (var row in rows)
            Line(table, [row.Title, .. _columns.Select(column => Cell(row, column.Key))]);
        return table.ToString();
    }

    private async Task MeasureAsync(string key, T subject)
    {
        if (!_columns.Exists(column => column.Key == key))
            _columns.Add((key, subject.Name, subject.Setup));
        if (subject.Missing is { } missing)
        {
            Fault(key, rows, $"not installed ({missing})");
            return;
        }
        if (await TryAsync($"{key} start", () => StartAsync(subject)).ConfigureAwait(false) is not null)
        {
            Fault(key, rows, "did not start");
            return;
        }
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            switch (await TryAsync($"{key} {row.Key}", () => MeasureAsync(key, subject, row)).ConfigureAwait(false))
            {
                case null:
                    break;
                case TimeoutException:
                    // It may still be at it: what came after would be of both.
                    Fault(key, rows.Skip(i), "not within its time");
                    return;
                default:
                    Fault(key, [row], "failed");
                    break;
            }
        }
    }

    private async Task StartAsync(T subject)
    {
        await subject.StartAsync().ConfigureAwait(false);
        await warmUp(subject).ConfigureAwait(false);
    }

    private async Task MeasureAsync(string key, T subject, Row<T> row)
    {
        if (row.IsSettled is { } isSettled && _figures.TryGetValue((row.Key, key), out var known) && known.Exists(round => isSettled(round)))
            return;
        var began = TimeProvider.System.GetTimestamp();
        if (await row.MeasureAsync(subject).ConfigureAwait(false) is not { } figures)
            return;
        if (!_figures.TryGetValue((row.Key, key), out var all))
            _figures[(row.Key, key)] = all = [];
        all.Add(figures);
        await progress.WriteLineAsync($"  {key} {row.Key}: {row.Text(figures)}, in {TimeProvider.System.GetElapsedTime(began).TotalSeconds:0.0} s").ConfigureAwait(false);
    }

    /// <summary>What went wrong, or null: a subject that fails leaves the others their figures.</summary>
    private async Task<Exception?> TryAsync(string what, Func<Task> once)
    {
        try
        {
            await once().WaitAsync(Patience).ConfigureAwait(false);
            return null;
        }
        catch (Exception failure)
        {
            await progress.WriteLineAsync($"  {what}: {failure.GetType().Name}: {failure.GetBaseException().Message}").ConfigureAwait(false);
            HasFailed = true;
            return failure;
        }
    }

    private void Fault(string key, IEnumerable<Row<T>> concerned, string fault)
    {
        foreach (var row in concerned)
            _faults[(row.Key, key)] = fault;
    }

    private string Cell(Row<T> row, string column)
    {
        var fault = _faults.GetValueOrDefault((row.Key, column));
        if (!_figures.TryGetValue((row.Key, column), out var figures))
            return fault ?? "–";
        var text = row.Text(Medians.Of(figures));
        return fault is null ? text : $"{text} ({fault} in another round)";
    }

    private static void Line(StringBuilder table, IEnumerable<string> cells) => table.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
