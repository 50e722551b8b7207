using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Schedules;

/// <summary>What is due of a schedule: one time after the other, each either handed in or left out with a reason.</summary>
internal static class ScheduleDecision
{
    /// <summary>Of the times that were missed, or queued up, no more than the newest of these are made up for.</summary>
    public const int MostBehind = 1000;

    /// <summary>The next step; null where there is none to take now.</summary>
    /// <param name="schedule">As it stands.</param>
    /// <param name="times">Its times.</param>
    /// <param name="now">The time.</param>
    /// <param name="grace">A time that nobody handed the job in for until then is missed.</param>
    public static ScheduleStep? Decide(ScheduleRecord schedule, CronTimes times, DateTimeOffset now, TimeSpan grace)
    {
        if (schedule.NextAt is not { } due || due > now)
            return null;
        var isRunning = schedule.LastState is { } state && !state.IsFinal();
        if (isRunning && schedule.Overlap == OverlapPolicy.Queue)
            return schedule.Held ? null : new ScheduleStep(null, due, Held: true);
        if (schedule.Held)
        {
            // They did not come too late: they waited.
            var queued = times.Newest(due, now + TimeSpan.FromMilliseconds(1), MostBehind);
            var first = queued.Count > 0 ? queued[0] : due;
            var after = times.Next(first);
            return Omitting(new ScheduleStep(first, after, Held: after <= now), due, $"More than {MostBehind} times waited for the end of the job before.");
        }

        var step = Due(schedule, times, due, now - grace, grace);
        return isRunning && schedule.Overlap == OverlapPolicy.Skip && step.RunAt is { } run
            ? new ScheduleStep(null, step.NextAt) { SkippedAt = run, Skipped = $"Job {schedule.LastJob} was not finished yet." }
            : step;
    }

    private static ScheduleStep Due(ScheduleRecord schedule, CronTimes times, DateTimeOffset due, DateTimeOffset late, TimeSpan grace)
    {
        if (due >= late)
            return new ScheduleStep(due, times.Next(due));
        var reason = $"It was missed: no leader could hand a job in within {grace.TotalSeconds:0.###} s.";
        if (schedule.Missed == MissedTimes.All)
        {
            var first = times.Newest(due, late, MostBehind) is [var oldest, ..] ? oldest : due;
            return Omitting(new ScheduleStep(first, times.Next(first)), due, $"{reason} At most {MostBehind} such times are made up for.");
        }

        var next = times.Next(late, inclusive: true);
        if (schedule.Missed == MissedTimes.Skip)
            return new ScheduleStep(null, next) { SkippedAt = due, Skipped = reason };
        var last = times.Newest(due, late, 1) is [var newest] ? newest : due;
        return Omitting(new ScheduleStep(last, next), due, $"{reason} A later one was made up for.");
    }

    private static ScheduleStep Omitting(ScheduleStep step, DateTimeOffset due, string reason) => step.RunAt == due ? step : step with { SkippedAt = due, Skipped = reason };
}
