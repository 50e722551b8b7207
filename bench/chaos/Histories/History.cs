namespace AkkaCluster.Chaos.Histories;

/// <summary>All that is known of a round: what clients were told, what ran, what is recorded.</summary>
internal sealed record History
{
    /// <summary>The jobs that were meant to be submitted, by key.</summary>
    public required IReadOnlyDictionary<string, JobPlan> Plans { get; init; }

    public required IReadOnlyList<Operation> Operations { get; init; }

    /// <summary>The jobs in the store when all is over.</summary>
    public required IReadOnlyList<StoredJob> Stored { get; init; }

    /// <summary>How often a task of each input began to run, by the workers' execution logs; null where they wrote none.</summary>
    public IReadOnlyDictionary<string, int>? Executions { get; init; }

    /// <summary>Who led, in the order of looking.</summary>
    public IReadOnlyList<LeaderSighting> Leaders { get; init; } = [];

    public IReadOnlyList<ScheduleTrace> Schedules { get; init; } = [];
}
