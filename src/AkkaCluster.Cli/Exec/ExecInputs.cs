using System.Text.RegularExpressions;
using AkkaCluster.Cli.Commands;

namespace AkkaCluster.Cli.Exec;

/// <summary>Makes of the sources of a run the inputs of its commands: all combinations, or side by side. A single source is read as it goes and may be of any size.</summary>
internal sealed record ExecInputs(IReadOnlyList<ExecSource> Sources, LineSource Lines)
{
    /// <summary>What cuts each input into columns; null for none.</summary>
    public Regex? Columns { get; init; }

    /// <summary>White space to take off: n, l, r, lr or rl.</summary>
    public string Trim { get; init; } = "n";

    /// <summary>Whether all sources go side by side, shorter ones begun anew.</summary>
    public bool Link { get; init; }

    public bool SkipBlank { get; init; }

    /// <summary>The input at which a source ends; null for none.</summary>
    public string? EndWord { get; init; }

    /// <summary>How many inputs a command gets; null for one of each source.</summary>
    public int? Count { get; init; }

    /// <summary>The inputs of each command.</summary>
    public async IAsyncEnumerable<IReadOnlyList<string>> ReadAsync()
    {
        if (Count is null or 0)
        {
            await foreach (var row in RowsAsync().ConfigureAwait(false))
                yield return Count == 0 ? [.. row.Select(_ => "")] : row;
            yield break;
        }
        var filled = new List<string>();
        var rows = 0;
        await foreach (var row in RowsAsync().ConfigureAwait(false))
        {
            filled.AddRange(row);
            if (++rows < Count)
                continue;
            yield return filled;
            (filled, rows) = ([], 0);
        }
        if (rows > 0)
            yield return filled;
    }

    private async IAsyncEnumerable<IReadOnlyList<string>> RowsAsync()
    {
        if (Sources is [var only])
        {
            await foreach (var row in ReadAsync(only).ConfigureAwait(false))
                yield return row;
            yield break;
        }
        var groups = new List<List<List<IReadOnlyList<string>>>>();
        foreach (var source in Sources)
        {
            // An empty source among others is one empty input, as for GNU parallel.
            var rows = await ReadAsync(source).ToListAsync().ConfigureAwait(false) is { Count: > 0 } read ? read : [[""]];
            if (groups.Count > 0 && (Link || source.IsLinked))
                groups[^1].Add(rows);
            else
                groups.Add([rows]);
        }
        foreach (var row in Combine(groups.ConvertAll(Join), 0))
            yield return row;
    }

    private List<IReadOnlyList<string>> Join(List<List<IReadOnlyList<string>>> sources)
    {
        var length = Link ? sources.Max(rows => rows.Count) : sources.Min(rows => rows.Count);
        return [.. Enumerable.Range(0, length).Select(i => (IReadOnlyList<string>)[.. sources.SelectMany(rows => rows[i % rows.Count])])];
    }

    private static IEnumerable<IReadOnlyList<string>> Combine(List<List<IReadOnlyList<string>>> groups, int from) =>
        from == groups.Count - 1 ? groups[from] : groups[from].SelectMany(row => Combine(groups, from + 1).Select(rest => (IReadOnlyList<string>)[.. row, .. rest]));

    private async IAsyncEnumerable<IReadOnlyList<string>> ReadAsync(ExecSource source)
    {
        await foreach (var text in (source.Items?.ToAsyncEnumerable() ?? Lines.ReadAsync(source.Path!)).ConfigureAwait(false))
        {
            if (text == EndWord)
                yield break;
            if (SkipBlank && string.IsNullOrWhiteSpace(text))
                continue;
            var columns = Columns is null ? [text] : Split(Columns, text);
            yield return Trim == "n" ? columns : [.. columns.Select(Trimmed)];
        }
    }

    /// <summary>As Perl splits: empty columns at the end are none.</summary>
    private static IReadOnlyList<string> Split(Regex columns, string text)
    {
        var split = columns.Split(text).ToList();
        while (split.Count > 1 && split[^1].Length == 0)
            split.RemoveAt(split.Count - 1);
        return split;
    }

    private string Trimmed(string text)
    {
        text = Trim.Contains('l') ? text.TrimStart() : text;
        return Trim.Contains('r') ? text.TrimEnd() : text;
    }
}
