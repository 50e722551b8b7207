namespace AkkaCluster.Jobs.Leasing;

/// <summary>How tasks are cut into chunks and tried again. See <see cref="JobsOptions"/>.</summary>
internal sealed record LeasingPolicy
{
    /// <summary>How long a chunk should take.</summary>
    public TimeSpan ChunkTarget { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>How short chunks may become towards the end of a job.</summary>
    public TimeSpan ChunkLeast { get; init; } = TimeSpan.FromMilliseconds(20);

    public int MaxChunk { get; init; } = 10_000;

    public TimeSpan MinBackoff { get; init; } = TimeSpan.FromMilliseconds(200);

    public TimeSpan MaxBackoff { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many tasks may wait for their next attempt at once.</summary>
    public int MostWaiting { get; init; } = 100_000;

    /// <summary>How many workers a task may take down with it.</summary>
    public int MaxKills { get; init; } = 3;

    /// <summary>How old a lease must be at least before a second worker gets the same tasks.</summary>
    public TimeSpan SpeculateAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a lease lives that its worker does not mention any more.</summary>
    public TimeSpan LeaseTimeout { get; init; } = TimeSpan.FromSeconds(15);
}
