namespace AkkaCluster.Jobs.Storage;

/// <summary>Which jobs to list, newest first.</summary>
public sealed record JobQuery
{
    public IReadOnlyList<JobState> States { get; init; } = [];

    public string? Kind { get; init; }

    public string? Name { get; init; }

    public string? LabelName { get; init; }

    public string? LabelValue { get; init; }

    /// <summary>Only jobs whose id begins so, or whose name, kind or labels have this in them, in whatever case.</summary>
    public string? Text { get; init; }

    /// <summary>Only jobs submitted at this time or later.</summary>
    public DateTimeOffset? SubmittedFrom { get; init; }

    /// <summary>Only jobs submitted before this time.</summary>
    public DateTimeOffset? SubmittedBefore { get; init; }

    /// <summary>Only jobs admitted before this number: the last of the page before.</summary>
    public long? Before { get; init; }

    public int Limit { get; init; } = 50;
}
