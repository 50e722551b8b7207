namespace AkkaCluster.Client.Model;

/// <summary>A page of jobs, newest first.</summary>
/// <param name="Jobs">The jobs.</param>
/// <param name="Before">Where the next page begins; null where this is the last.</param>
public sealed record JobPage(IReadOnlyList<Job> Jobs, long? Before);
