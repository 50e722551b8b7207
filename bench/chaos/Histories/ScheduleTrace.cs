namespace AkkaCluster.Chaos.Histories;

/// <summary>The times that a schedule's jobs were handed in for, and how far they have to reach: nowhere yet where that would end before it began.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Every">The time from one to the next.</param>
/// <param name="Times">The times of its jobs in the store.</param>
/// <param name="From">A job for this time or an earlier one is there.</param>
/// <param name="Until">A job for this time or a later one is there.</param>
internal sealed record ScheduleTrace(string Name, TimeSpan Every, IReadOnlyList<DateTimeOffset> Times, DateTimeOffset From, DateTimeOffset Until);
