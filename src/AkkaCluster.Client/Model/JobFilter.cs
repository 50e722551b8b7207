namespace AkkaCluster.Client.Model;

/// <summary>Which jobs to list.</summary>
public sealed record JobFilter
{
    /// <summary>Only of these states; empty for all.</summary>
    public IReadOnlyList<JobState> States { get; init; } = [];

    /// <summary>Only of this kind.</summary>
    public string? Kind { get; init; }

    /// <summary>Only of this name.</summary>
    public string? Name { get; init; }

    /// <summary>Only with this label, as name=value.</summary>
    public string? Label { get; init; }

    /// <summary>At most so many.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>Only jobs before this number: the last of the page before.</summary>
    public long? Before { get; init; }

    internal string ToQuery()
    {
        var parts = new List<string> { "limit=" + Limit.ToString(System.Globalization.CultureInfo.InvariantCulture) };
        if (States.Count > 0)
            parts.Add("state=" + string.Join(',', States.Select(state => state.ToString().ToLowerInvariant())));
        if (Kind is not null)
            parts.Add("kind=" + Uri.EscapeDataString(Kind));
        if (Name is not null)
            parts.Add("name=" + Uri.EscapeDataString(Name));
        if (Label is not null)
            parts.Add("label=" + Uri.EscapeDataString(Label));
        if (Before is { } before)
            parts.Add("before=" + before.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return string.Join('&', parts);
    }
}
