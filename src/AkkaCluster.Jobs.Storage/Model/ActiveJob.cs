namespace AkkaCluster.Jobs.Storage;

/// <summary>What the leader keeps of a job that is not finished.</summary>
public sealed record ActiveJob(long Number, string Id, int Priority, bool Paused, long TaskCount, long Done, string? IdempotencyKey)
{
    /// <summary>How often it was begun.</summary>
    public int Round { get; init; } = 1;

    public string Kind { get; init; } = "";

    public string? Queue { get; init; }

    public string? Requires { get; init; }

    /// <summary>Its labels as a JSON object.</summary>
    public string Labels { get; init; } = "{}";
}
