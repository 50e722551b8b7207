namespace AkkaCluster.Jobs.Schedules;

/// <summary>What came of looking at the schedules once.</summary>
/// <param name="Steps">How many went on; there may be more to do at once.</param>
/// <param name="NextAt">The soonest time of those that were not due.</param>
/// <param name="Trouble">Why one of them could not go on now.</param>
internal sealed record ScheduleRound(int Steps, DateTimeOffset? NextAt, string? Trouble);
