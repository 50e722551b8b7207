using AkkaCluster.Contracts;

namespace AkkaCluster.Jobs.Storage.Tests;

/// <summary>Jobs that are run again, deleted, or share their inputs.</summary>
public class JobStoreRoundTests
{
    public static TheoryData<string> Providers => TestStore.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task What_failed_is_taken_out_of_the_middle_of_its_chunks_and_the_job_is_queued_again(string provider)
    {
        await using var test = new TestStore(provider);
        var (store, leader, job) = await FailedAsync(test, [0, 4, 5, 29, 63]);

        var rerun = await store.RerunAsync(leader, "job-a", failedOnly: true, round: 2, TestStore.Now.AddHours(1));

        Assert.Equal((true, 2, "job-a"), (rerun.Done, rerun.Unfinished!.Round, rerun.Unfinished.Id));
        var found = (await store.FindAsync("job-a"))!;
        Assert.Equal((JobState.Queued, 95L, 0L, 2, TestStore.Now.AddHours(1)), (found.State, found.Succeeded, found.Failed, found.Round, found.QueuedAt));
        Assert.Null(found.StartedAt);
        Assert.Null(found.FinishedAt);
        Assert.Null(found.Error);
        Assert.Empty(await store.ReadTasksAsync(job, 0, 100, failed: true));
        var taken = (await store.TakeJobAsync("job-a"))!;
        Assert.Equal((found.RoundEpoch + 1, 0), (taken.Epoch, taken.Losses));
        var history = await store.ReadHistoryAsync(job);
        Assert.Equal([(1L, 4L), (6, 29), (30, 63), (64, 100)], Joined(history.Done));
        Assert.Empty(history.Attempts);
        Assert.Equal(5, (await store.ReadAttemptsAsync(job, AttemptPlace.Before(0), 100, 100)).Count);
        await store.RecordAsync(TestStore.Chunk(job, 4, 2, taken.Epoch) with { Round = 2, Failures = [new TaskAttempt(4, 1, "w", "bad", true)] });
        Assert.Equal([1, 2], (await store.ReadAttemptsAsync(job, AttemptPlace.Before(4), 5, 100)).Select(attempt => attempt.Round));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task All_of_a_job_is_run_again_without_what_it_made(string provider)
    {
        await using var test = new TestStore(provider);
        var (store, leader, job) = await FailedAsync(test, [3]);

        var rerun = await store.RerunAsync(leader, "job-a", failedOnly: false, round: 2, TestStore.Now);

        Assert.True(rerun.Done);
        Assert.Equal((0L, 0L, JobState.Queued), await store.FindAsync("job-a") is { } found ? (found.Succeeded, found.Failed, found.State) : default);
        Assert.Empty(await store.ReadTasksAsync(job, 0, 10));
        Assert.Empty((await store.ReadHistoryAsync(job)).Done);
        Assert.Null(await store.ReadResultAsync(job));
        Assert.Single(await store.ReadAttemptsAsync(job, AttemptPlace.Before(0), 100, 100));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_round_is_begun_once_and_only_after_the_end_of_the_one_before(string provider)
    {
        await using var test = new TestStore(provider);
        var (store, leader, _) = await FailedAsync(test, [3]);

        Assert.False((await store.RerunAsync(leader, "job-a", true, 3, TestStore.Now)).Done);
        Assert.True((await store.RerunAsync(leader, "job-a", true, 2, TestStore.Now)).Done);
        Assert.Equal(2, (await store.RerunAsync(leader, "job-a", true, 2, TestStore.Now)).Unfinished!.Round);
        Assert.False((await store.RerunAsync(leader, "job-a", true, 3, TestStore.Now)).Done);
        Assert.False((await store.RerunAsync(leader, "none", true, 2, TestStore.Now)).Done);
        await store.CancelAsync(leader, "job-a", TestStore.Now);
        Assert.Equal(new Rerun(true, null), await store.RerunAsync(leader, "job-a", true, 2, TestStore.Now));
        Assert.True((await store.RerunAsync(leader, "job-a", true, 3, TestStore.Now)).Done);
        await Assert.ThrowsAsync<StaleEpochException>(() => store.RerunAsync(leader - 1, "job-a", true, 4, TestStore.Now));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Who_wrote_in_the_round_before_can_write_no_more(string provider)
    {
        await using var test = new TestStore(provider);
        var (store, leader, job) = await FailedAsync(test, [3]);
        await store.RerunAsync(leader, "job-a", true, 2, TestStore.Now);

        await Assert.ThrowsAsync<StaleEpochException>(() => store.RecordAsync(TestStore.Chunk(job, 3, 1)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Only_a_job_that_has_ended_is_deleted_and_nothing_of_it_is_left(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenSqlAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        var job = (await store.AdmitAsync(leader, TestStore.RangeJob("job-a", 10))).Number;
        Assert.False(await store.DeleteAsync(leader, "job-a"));
        await store.RecordLostAsync(job, 1, [new LostLease(new TaskRun(0, 5), 1, "w", TestStore.Now, TestStore.Now, "gone")]);
        await store.RecordAsync(TestStore.Chunk(job, 0, 10) with { Failures = [new TaskAttempt(1, 1, "w", "bad", true)], Finish = new JobFinish(JobState.Failed, TestStore.Now, "bad") });

        Assert.True(await store.DeleteAsync(leader, "job-a"));

        Assert.False(await store.DeleteAsync(leader, "job-a"));
        foreach (var table in (string[])["jobs", "tasks", "chunks", "failed_attempts", "lost_leases"])
            Assert.Equal((table, 0L), (table, await store.CountAsync(table)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Inputs_that_two_jobs_share_go_with_the_last_of_them(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenSqlAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        await store.AppendInputsAsync("upload", 0, ["a", "b"]);
        foreach (var id in (string[])["job-a", "job-b"])
        {
            await store.AdmitAsync(leader, new NewJob(id, new JobSpec { Kind = "noop", Inputs = new JobInputs.Stored("upload", 2), IdempotencyKey = id }, TestStore.Now));
            await store.CancelAsync(leader, id, TestStore.Now);
        }

        await store.DeleteAsync(leader, "job-a");
        Assert.Equal(["a", "b"], await store.ReadInputsAsync("upload", 0, 2));
        await store.DeleteAsync(leader, "job-b");
        Assert.Equal(0, await store.CountAsync("inputs"));
    }

    /// <summary>A job of 100 tasks in chunks of ten, some of which failed.</summary>
    private static async Task<(IJobStore Store, long Leader, long Job)> FailedAsync(TestStore test, long[] failed)
    {
        var store = await test.OpenAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        var job = (await store.AdmitAsync(leader, TestStore.RangeJob("job-a"))).Number;
        for (var first = 0; first < 100; first += 10)
        {
            await store.RecordAsync(TestStore.Chunk(job, first, 10) with
            {
                Failures = [.. failed.Where(index => index >= first && index < first + 10).Select(index => new TaskAttempt(index, 3, "w", "bad", true) { Log = new TaskLog(1, default, default) })],
                Finish = first == 90 ? new JobFinish(JobState.Failed, TestStore.Now, "some failed", new JobResult("text/plain", "part"u8.ToArray())) : null,
            });
        }

        return (store, leader, job);
    }

    /// <summary>First and end of runs of any number of chunks.</summary>
    private static List<(long First, long End)> Joined(IReadOnlyList<TaskRun> runs)
    {
        var joined = new List<(long First, long End)>();
        foreach (var run in runs)
        {
            if (joined.Count > 0 && joined[^1].End == run.First)
                joined[^1] = (joined[^1].First, run.End);
            else
                joined.Add((run.First, run.End));
        }

        return joined;
    }
}
