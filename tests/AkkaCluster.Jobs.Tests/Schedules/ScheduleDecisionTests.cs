using AkkaCluster.Jobs.Schedules;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Tests.Schedules;

public class ScheduleDecisionTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    [Fact]
    public void Nothing_is_due_before_its_time() => Assert.Null(Decide(Every10Minutes(Noon), Noon.AddSeconds(-1)));

    [Fact]
    public void A_time_that_has_come_is_handed_in_and_the_next_one_follows() => Assert.Equal(new ScheduleStep(Noon, Noon.AddMinutes(10)), Decide(Every10Minutes(Noon), Noon));

    [Fact]
    public void A_time_within_the_grace_is_handed_in_late() => Assert.Equal(Noon, Decide(Every10Minutes(Noon), Noon + Grace)!.RunAt);

    [Fact]
    public void Missed_times_are_left_out_where_the_schedule_says_so()
    {
        var step = Decide(Every10Minutes(Noon), Noon.AddHours(1).AddMinutes(5))!;
        Assert.Equal((null, Noon.AddHours(1).AddMinutes(10), Noon), (step.RunAt, step.NextAt, step.SkippedAt));
        Assert.Contains("missed", step.Skipped, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_missed_times_the_last_is_made_up_for_where_once_is_said()
    {
        var step = Decide(Every10Minutes(Noon) with { Missed = MissedTimes.Once }, Noon.AddHours(1).AddMinutes(5))!;
        Assert.Equal((Noon.AddHours(1), Noon.AddHours(1).AddMinutes(10), Noon), (step.RunAt, step.NextAt, step.SkippedAt));
    }

    [Fact]
    public void One_missed_time_is_made_up_for_and_none_is_left_out()
    {
        var step = Decide(Every10Minutes(Noon) with { Missed = MissedTimes.Once }, Noon.AddMinutes(5))!;
        Assert.Equal(new ScheduleStep(Noon, Noon.AddMinutes(10)), step);
    }

    [Fact]
    public void All_missed_times_are_made_up_for_one_after_the_other() =>
        Assert.Equal([.. Enumerable.Range(0, 7).Select(i => Noon.AddMinutes(10 * i))], Runs(Every10Minutes(Noon) with { Missed = MissedTimes.All }, Noon.AddHours(1).AddMinutes(5)));

    [Fact]
    public void Of_very_many_missed_times_the_newest_are_made_up_for()
    {
        var step = Decide(Every10Minutes(Noon) with { Missed = MissedTimes.All }, Noon.AddDays(365))!;
        Assert.Equal(Noon.AddDays(365).AddMinutes(-10 * ScheduleDecision.MostBehind), step.RunAt);
        Assert.Equal(Noon, step.SkippedAt);
    }

    [Fact]
    public void A_time_that_overlaps_is_left_out_with_the_job_that_it_met()
    {
        var step = Decide(Running(OverlapPolicy.Skip), Noon)!;
        Assert.Equal((null, Noon.AddMinutes(10), Noon), (step.RunAt, step.NextAt, step.SkippedAt));
        Assert.Contains("job-1", step.Skipped, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_that_may_overlap_is_handed_in() => Assert.Equal(Noon, Decide(Running(OverlapPolicy.Allow), Noon)!.RunAt);

    [Fact]
    public void A_time_that_queues_waits_for_the_last_job_however_long_and_is_not_missed()
    {
        var schedule = Running(OverlapPolicy.Queue);
        var held = Decide(schedule, Noon)!;
        Assert.Equal(new ScheduleStep(null, Noon, Held: true), held);
        schedule = schedule with { Held = true };
        Assert.Null(Decide(schedule, Noon.AddHours(1)));
        schedule = schedule with { LastState = JobState.Failed };
        Assert.Equal(new ScheduleStep(Noon, Noon.AddMinutes(10), Held: true), Decide(schedule, Noon.AddMinutes(25)));
    }

    [Fact]
    public void The_last_time_that_queued_is_followed_by_one_that_is_on_time() =>
        Assert.Equal(new ScheduleStep(Noon, Noon.AddMinutes(10)), Decide(Running(OverlapPolicy.Queue) with { Held = true, LastState = JobState.Succeeded }, Noon.AddMinutes(5)));

    [Fact]
    public void A_job_that_is_known_no_more_is_not_waited_for() => Assert.Equal(Noon, Decide(Running(OverlapPolicy.Skip) with { LastState = null }, Noon)!.RunAt);

    private static List<DateTimeOffset> Runs(ScheduleRecord schedule, DateTimeOffset now)
    {
        var runs = new List<DateTimeOffset>();
        while (Decide(schedule, now) is { } step)
        {
            if (step.RunAt is { } run)
                runs.Add(run);
            schedule = schedule with { NextAt = step.NextAt, Held = step.Held };
        }

        return runs;
    }

    private static ScheduleStep? Decide(ScheduleRecord schedule, DateTimeOffset now) => ScheduleDecision.Decide(schedule, CronTimes.Of(schedule.Cron, schedule.Zone), now, Grace);

    private static ScheduleRecord Running(OverlapPolicy overlap) => Every10Minutes(Noon) with { Overlap = overlap, LastJob = "job-1", LastState = JobState.Running };

    private static ScheduleRecord Every10Minutes(DateTimeOffset next) => new() { Name = "s", Revision = 1, Cron = "*/10 * * * *", Zone = "UTC", Job = "{}", NextAt = next };
}
