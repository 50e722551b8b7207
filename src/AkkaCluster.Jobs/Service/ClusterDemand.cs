namespace AkkaCluster.Jobs;

/// <summary>How many slots would do what is queued within a time.</summary>
public sealed record ClusterDemand
{
    /// <summary>The time that was asked for.</summary>
    public required TimeSpan Within { get; init; }

    /// <summary>So many slots; 0 where nothing is to be done.</summary>
    public int Slots { get; init; }

    /// <summary>Slots of the workers that take work now.</summary>
    public int AvailableSlots { get; init; }

    /// <summary>Tasks that are not done, of the jobs that more slots would help; those that run are among them.</summary>
    public long OpenTasks { get; init; }

    /// <summary>Those of them of kinds of which nothing is known yet.</summary>
    public long UnmeasuredTasks { get; init; }

    /// <summary>Tasks beside them that no further slot would help: of jobs that are paused, held by a limit, or require what no worker has.</summary>
    public long HeldTasks { get; init; }

    /// <summary>The same by kind, of the hundred that ask for most.</summary>
    public IReadOnlyList<KindDemand> Kinds { get; init; } = [];
}
