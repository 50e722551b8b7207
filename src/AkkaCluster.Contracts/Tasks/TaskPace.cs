namespace AkkaCluster.Contracts;

/// <summary>How fast the tasks of a job may be begun, over all workers.</summary>
/// <param name="AtOnce">How many may run at once; null for as many as there are slots.</param>
/// <param name="Delay">The time between the starts of two.</param>
public sealed record TaskPace(int? AtOnce, TimeSpan Delay);
