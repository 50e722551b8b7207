namespace AkkaCluster.Jobs.Storage.Tests;

public class ScheduleStoreTests
{
    public static TheoryData<string> Providers => TestStore.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task A_schedule_is_found_as_it_was_put_and_gone_once_it_is_removed(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        var schedule = Schedule("nightly") with { Zone = "Europe/Berlin", Missed = MissedTimes.All, Overlap = OverlapPolicy.Queue };
        await store.PutScheduleAsync(schedule);
        Assert.Equal(schedule, await store.FindScheduleAsync("nightly"));
        Assert.True(await store.RemoveScheduleAsync("nightly"));
        Assert.False(await store.RemoveScheduleAsync("nightly"));
        Assert.Null(await store.FindScheduleAsync("nightly"));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Schedules_are_listed_in_pages_by_name_and_read_by_time(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        foreach (var (name, minutes) in new[] { ("b", 1), ("c", 3), ("a", 2) })
            await store.PutScheduleAsync(Schedule(name) with { NextAt = TestStore.Now.AddMinutes(minutes) });
        Assert.Equal(["a", "b"], (await store.ListSchedulesAsync(null, 2)).Select(schedule => schedule.Name));
        Assert.Equal(["c"], (await store.ListSchedulesAsync("b", 2)).Select(schedule => schedule.Name));
        Assert.Equal(["b", "a", "c"], (await store.ReadSoonestAsync(10)).Select(schedule => schedule.Name));
        await store.SetSchedulePausedAsync("b", true, null);
        Assert.Equal(["a"], (await store.ReadSoonestAsync(1)).Select(schedule => schedule.Name));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_step_is_taken_once_and_tells_what_became_of_the_time(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        await store.AdmitAsync(leader, TestStore.RangeJob("job-a"));
        var before = Schedule("tick");
        await store.PutScheduleAsync(before);
        var next = TestStore.Now.AddMinutes(1);
        await store.AdvanceScheduleAsync(leader, before, new ScheduleStep(TestStore.Now, next) { Job = "job-a" });
        await store.AdvanceScheduleAsync(leader, before, new ScheduleStep(TestStore.Now, next.AddDays(1)) { Job = "job-b" });
        var after = (await store.FindScheduleAsync("tick"))!;
        Assert.Equal(before with { NextAt = next, LastAt = TestStore.Now, LastJob = "job-a", LastState = JobState.Queued }, after);
        await store.AdvanceScheduleAsync(leader, after, new ScheduleStep(null, null) { SkippedAt = next, Skipped = "Why not." });
        Assert.Equal(after with { NextAt = null, SkippedAt = next, Skipped = "Why not." }, await store.FindScheduleAsync("tick"));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_leader_that_was_replaced_moves_no_schedule(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        var old = await store.TakeLeadershipAsync("seed-1");
        await store.TakeLeadershipAsync("seed-2");
        await store.PutScheduleAsync(Schedule("tick"));
        await Assert.ThrowsAsync<StaleEpochException>(() => store.AdvanceScheduleAsync(old, Schedule("tick"), new ScheduleStep(null, null)));
        Assert.Equal(Schedule("tick"), await store.FindScheduleAsync("tick"));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_schedule_that_was_replaced_meanwhile_keeps_its_own_time(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        await store.PutScheduleAsync(Schedule("tick"));
        var replaced = Schedule("tick") with { Revision = 2 };
        await store.PutScheduleAsync(replaced);
        await store.AdvanceScheduleAsync(leader, Schedule("tick"), new ScheduleStep(null, null));
        Assert.Equal(replaced, await store.FindScheduleAsync("tick"));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_held_schedule_is_read_when_its_last_job_has_ended(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        await store.AdmitAsync(leader, TestStore.RangeJob("job-a"));
        await store.PutScheduleAsync(Schedule("tick"));
        await store.AdvanceScheduleAsync(leader, Schedule("tick"), new ScheduleStep(TestStore.Now, TestStore.Now.AddMinutes(1), Held: true) { Job = "job-a" });
        Assert.Empty(await store.ReadSoonestAsync(10));
        await store.CancelAsync(leader, "job-a", TestStore.Now);
        Assert.Equal(JobState.Cancelled, Assert.Single(await store.ReadSoonestAsync(10)).LastState);
    }

    private static ScheduleRecord Schedule(string name) => new()
    {
        Name = name,
        Revision = 1,
        Cron = "* * * * *",
        Zone = "UTC",
        Job = """{"kind":"noop"}""",
        NextAt = TestStore.Now,
    };
}
