using System.Globalization;
using AkkaCluster.Client.Model;
using AkkaCluster.EndToEndTests.Support;

namespace AkkaCluster.EndToEndTests;

/// <summary>What waits for its time, or for others, outlives the leader that was to hand it in.</summary>
[Collection(WaitingTests.Name)]
public sealed class ScheduleTests
{
    [Fact]
    public async Task Each_second_is_one_job_and_jobs_that_wait_begin_though_the_leader_is_killed()
    {
        await using var fleet = new Fleet(seeds: 2, workers: 1);
        var nodes = fleet.Plans.Select(fleet.Start).ToList();
        var cluster = await fleet.UntilOneClusterAsync(fleet.Plans);
        await fleet.Client.Schedules.PutAsync("tick", new ScheduleRequest { Cron = "* * * * * *", Overlap = OverlapPolicy.Allow, Job = new JobRequest { Kind = "noop", Inputs = new JobInputs.Lines(["a"]) } });
        var first = await fleet.Client.SubmitAsync(new JobRequest { Kind = "sleep", Inputs = new JobInputs.Lines(["3000", "1"]) });
        var second = await fleet.Client.SubmitAsync(new JobRequest { Kind = "sleep", Inputs = new JobInputs.Outputs([first.Id]), NotBefore = TimeProvider.System.GetUtcNow().AddSeconds(5) });
        await UntilTimesAsync(fleet, 3);
        nodes.Single(node => node.Start.IsAt(cluster.LeaderAddress!)).Kill();
        var killed = TimeProvider.System.GetUtcNow();
        var times = await UntilTimesAsync(fleet, (int)(killed - (await TimesAsync(fleet))[0]).TotalSeconds + 8);
        Assert.Equal(times.Distinct(), times);
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.Equal(TimeSpan.FromSeconds(1), pair.Second - pair.First));
        var ended = await fleet.Client.WaitAsync(second.Id, TimeSpan.FromSeconds(60));
        Assert.Equal((JobState.Succeeded, 2L), (ended.State, ended.Succeeded));
    }

    private static async Task<List<DateTimeOffset>> UntilTimesAsync(Fleet fleet, int count)
    {
        var times = new List<DateTimeOffset>();
        await fleet.UntilAsync(async () => (times = await TimesAsync(fleet)).Count >= count, () => $"{count} jobs of the schedule; seen {times.Count}");
        return times;
    }

    /// <summary>The times that jobs were handed in for, as their keys say.</summary>
    private static async Task<List<DateTimeOffset>> TimesAsync(Fleet fleet) =>
        [.. (await fleet.Client.ListAsync(new JobFilter { Label = "schedule=tick", Limit = 1000 })).Select(job => DateTimeOffset.Parse(job.IdempotencyKey!.Split('/')[2], CultureInfo.InvariantCulture)).Order()];
}
