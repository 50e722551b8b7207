namespace AkkaCluster.Chaos.Histories;

/// <summary>A call of a client, and what it was told.</summary>
/// <param name="Client">Who called.</param>
/// <param name="Act">What for.</param>
/// <param name="Key">Of which job.</param>
/// <param name="Began">When, in seconds since the round began.</param>
/// <param name="Ended">When the answer was there, or was given up.</param>
/// <param name="Answer">How it ended.</param>
internal sealed record Operation(string Client, Act Act, string Key, double Began, double Ended, Answer Answer)
{
    /// <summary>The HTTP status of a refusal.</summary>
    public int Status { get; init; }

    /// <summary>The job's id, as it was told or asked for.</summary>
    public string? Job { get; init; }

    /// <summary>The job, as it was told.</summary>
    public JobView? View { get; init; }

    /// <summary>The job's result, as it was told.</summary>
    public string? Result { get; init; }

    /// <summary>Recorded tasks, as they were told.</summary>
    public IReadOnlyList<SeenTask>? Tasks { get; init; }

    /// <summary>What was said where nothing was answered.</summary>
    public string? Said { get; init; }
}
