namespace AkkaCluster.Cli.Runs;

/// <summary>Jobs that belong together, as a file describes them.</summary>
/// <param name="Steps">The jobs, each after those that it needs.</param>
internal sealed record JobFile(IReadOnlyList<JobStep> Steps);
