namespace AkkaCluster.Client.Model;

/// <summary>A page of schedules, by name.</summary>
/// <param name="Schedules">The schedules.</param>
/// <param name="After">Where the next page begins; null where this is the last.</param>
public sealed record SchedulePage(IReadOnlyList<Schedule> Schedules, string? After);
