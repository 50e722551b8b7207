namespace AkkaCluster.Jobs.Storage;

/// <summary>What there is for <see cref="ILeaderStore.ReleaseAsync"/> to do.</summary>
/// <param name="NextAt">When; a time that has passed where it is at once, null where no job waits for a time alone.</param>
/// <param name="AwaitsEnds">Whether any job waits for the end of another.</param>
public sealed record ReleaseOutlook(DateTimeOffset? NextAt, bool AwaitsEnds);
