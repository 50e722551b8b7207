using System.Globalization;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Storage;
using AkkaCluster.Jobs.Tests.Support;

namespace AkkaCluster.Jobs.Tests;

/// <summary>Schedules with a leader's actor, jobs and workers, on the real clock.</summary>
public class ScheduleTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Each_second_is_one_job_though_the_leader_changes()
    {
        await using var cluster = await LocalCluster.StartAsync();
        await cluster.Schedules.PutAsync("tick", EverySecond(OverlapPolicy.Allow), replace: false);
        await UntilJobsAsync(cluster, 2);
        await cluster.KillLeaderAsync();
        cluster.StartLeader();
        var times = await UntilJobsAsync(cluster, 5);
        Assert.Equal(times.Distinct(), times);
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.Equal(TimeSpan.FromSeconds(1), pair.Second - pair.First));
    }

    [Fact]
    public async Task A_schedule_is_held_resumed_triggered_and_removed()
    {
        await using var cluster = await LocalCluster.StartAsync();
        var (added, isNew) = await cluster.Schedules.PutAsync("nightly", EverySecond(OverlapPolicy.Skip) with { Cron = "0 3 * * *", Zone = "Europe/Berlin" }, replace: false);
        Assert.True(isNew);
        Assert.NotNull(added.NextAt);
        Assert.Null((await cluster.Schedules.PauseAsync("nightly")).NextAt);
        Assert.NotNull((await cluster.Schedules.ResumeAsync("nightly")).NextAt);
        var job = await cluster.Schedules.TriggerAsync("nightly", "by-hand");
        Assert.Equal(job.Id, (await cluster.Schedules.TriggerAsync("nightly", "by-hand")).Id);
        Assert.Equal("nightly", (await cluster.Service.WaitAsync(job.Id, Patience))!.Spec.Labels["schedule"]);
        Assert.Equal((job.Id, JobState.Succeeded), ((await cluster.Schedules.GetAsync("nightly")).LastJob, (await cluster.Schedules.GetAsync("nightly")).LastState));
        await cluster.Schedules.RemoveAsync("nightly");
        Assert.Equal(JobRefusal.NotFound, (await Assert.ThrowsAsync<JobRefusedException>(() => cluster.Schedules.GetAsync("nightly"))).Reason);
    }

    [Fact]
    public async Task Another_schedule_of_a_name_is_refused_unless_it_may_replace_the_first()
    {
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { Workers = 0 });
        var request = EverySecond(OverlapPolicy.Skip) with { Cron = "0 3 * * *" };
        await cluster.Schedules.PutAsync("nightly", request, replace: false);
        Assert.False((await cluster.Schedules.PutAsync("nightly", request, replace: false)).Added);
        var other = request with { Cron = "0 4 * * *" };
        Assert.Equal(JobRefusal.Conflict, (await Assert.ThrowsAsync<JobRefusedException>(() => cluster.Schedules.PutAsync("nightly", other, replace: false))).Reason);
        Assert.Equal("0 4 * * *", (await cluster.Schedules.PutAsync("nightly", other, replace: true)).Schedule.Cron);
    }

    [Theory]
    [InlineData("no name", "* * * * *", "UTC", "expected 1 to 100 letters")]
    [InlineData("name", "every day", "UTC", "expected 'minute hour day month weekday'")]
    [InlineData("name", "* * * * *", "Nowhere", "expected UTC or an IANA name")]
    [InlineData("name", "0 0 30 2 *", "UTC", "no time that is still to come")]
    public async Task A_schedule_that_is_none_is_refused(string name, string cron, string zone, string expected)
    {
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { Workers = 0 });
        var refused = await Assert.ThrowsAsync<JobRefusedException>(() => cluster.Schedules.PutAsync(name, EverySecond(OverlapPolicy.Skip) with { Cron = cron, Zone = zone }, replace: false));
        Assert.Equal(JobRefusal.Invalid, refused.Reason);
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    private static ScheduleRequest EverySecond(OverlapPolicy overlap) => new()
    {
        Cron = "* * * * * *",
        Overlap = overlap,
        Job = new JobSubmission { Kind = "echo", Inputs = new InputSource.Lines(["a"]) },
    };

    /// <summary>Waits for so many jobs of the schedule; the times that they are for, in order.</summary>
    private static async Task<List<DateTimeOffset>> UntilJobsAsync(LocalCluster cluster, int count)
    {
        using var late = new CancellationTokenSource(Patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        IReadOnlyList<JobRecord> jobs;
        do
        {
            await tick.WaitForNextTickAsync(late.Token);
            jobs = await cluster.Service.ListAsync(new JobQuery { LabelName = "schedule", LabelValue = "tick" }, late.Token);
        }
        while (jobs.Count < count);

        return [.. jobs.Select(job => DateTimeOffset.Parse(job.Spec.IdempotencyKey!.Split('/')[2], CultureInfo.InvariantCulture)).Order()];
    }
}
