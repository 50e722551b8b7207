namespace AkkaCluster.Jobs;

/// <summary>What the jobs of one kind ask for.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="OpenTasks">Tasks that are not done.</param>
/// <param name="TaskTime">How long one takes, as far as it was measured; null where nothing is known yet.</param>
/// <param name="Slots">Its part of the slots, not rounded.</param>
public sealed record KindDemand(string Kind, long OpenTasks, TimeSpan? TaskTime, double Slots);
