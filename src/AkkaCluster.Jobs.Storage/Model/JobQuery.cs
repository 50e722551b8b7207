namespace AkkaCluster.Jobs.Storage;

/// <summary>Which jobs to list, newest first.</summary>
public sealed record JobQuery
{
    public IReadOnlyList<JobState> States { get; init; } = [];

    public string? Kind { get; init; }

    public string? Name { get; init; }

    public string? LabelName { get; init; }

    public string? LabelValue { get; init; }

    /// <summary>Only jobs admitted before this number: the last of the page before.</summary>
    public long? Before { get; init; }

    public int Limit { get; init; } = 50;
}
