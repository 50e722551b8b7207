namespace AkkaCluster.Jobs.Storage;

/// <summary>What became of the wish to run a job again.</summary>
/// <param name="Done">Whether the round has begun, now or before; not where there is no such job, where it has not ended, where it is in another round, or where none of its tasks failed.</param>
/// <param name="Unfinished">The job, as far as a leader has to know it, where it is not finished.</param>
public sealed record Rerun(bool Done, ActiveJob? Unfinished);
