using AkkaCluster.Contracts;

namespace AkkaCluster.Jobs.Storage.Tests;

public class JobStoreAttemptTests
{
    public static TheoryData<string> Providers => TestStore.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task A_failed_attempt_is_kept_with_what_it_left(string provider)
    {
        await using var test = new TestStore(provider);
        var (store, job) = await AdmittedAsync(test);
        var log = new TaskLog(3, "out"u8.ToArray(), new byte[] { 0xFF, 0 });

        await store.RecordAsync(TestStore.Chunk(job, 0, 3) with
        {
            Runs = [new TaskRun(0, 2)],
            Failures =
            [
                new TaskAttempt(1, 2, "worker-1", "hopeless", Final: true, "at X") { StartedAt = TestStore.Now, Elapsed = TimeSpan.FromSeconds(2), Log = log },
                new TaskAttempt(2, 1, "worker-1", "once more", Final: false) { StartedAt = TestStore.Now },
            ],
        });

        var attempts = await store.ReadAttemptsAsync(job, AttemptPlace.Before(0), 100, 10);
        Assert.Equal([(1L, 1, 2, true, "hopeless"), (2L, 1, 1, false, "once more")], attempts.Select(attempt => (attempt.Tasks.First, attempt.Round, attempt.Attempt, attempt.Final, attempt.Error!)));
        Assert.Equal((AttemptOutcome.Failed, "worker-1", TestStore.Now, TestStore.Now.AddSeconds(2), "at X"), (attempts[0].Outcome, attempts[0].Worker, attempts[0].StartedAt, attempts[0].EndedAt, attempts[0].Trace!));
        Assert.Equal(3, attempts[0].Log!.ExitCode);
        Assert.Equal("out"u8.ToArray(), attempts[0].Log!.Stdout.ToArray());
        Assert.Equal([0xFF, 0], attempts[0].Log!.Stderr.ToArray());
        Assert.Null(attempts[1].Log);
        Assert.Equal([2L], (await store.ReadAttemptsAsync(job, new AttemptPlace(1, 1, 2), 100, 10)).Select(attempt => attempt.Tasks.First));
        Assert.Equal([1L], (await store.ReadAttemptsAsync(job, AttemptPlace.Before(1), 2, 10)).Select(attempt => attempt.Tasks.First));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Tasks_are_read_by_whether_they_failed(string provider)
    {
        await using var test = new TestStore(provider);
        var (store, job) = await AdmittedAsync(test);
        await store.RecordAsync(TestStore.Chunk(job, 0, 5) with { Failures = [new TaskAttempt(1, 1, "w", "bad", true), new TaskAttempt(4, 1, "w", "bad", true)] });

        Assert.Equal([1L, 4L], (await store.ReadTasksAsync(job, 0, 10, failed: true)).Select(task => task.Index));
        Assert.Equal([4L], (await store.ReadTasksAsync(job, 2, 10, failed: true)).Select(task => task.Index));
        Assert.Equal([0L, 2L, 3L], (await store.ReadTasksAsync(job, 0, 10, failed: false)).Select(task => task.Index));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Lost_leases_are_found_by_each_of_their_tasks_and_only_the_actor_of_today_adds_some(string provider)
    {
        await using var test = new TestStore(provider);
        var (store, job) = await AdmittedAsync(test);

        await store.RecordLostAsync(job, 1, [new LostLease(new TaskRun(10, 5), 2, "worker-2", TestStore.Now, TestStore.Now.AddSeconds(1), "gone")]);
        await store.RecordLostAsync(job, 7, [new LostLease(new TaskRun(0, 5), 1, "worker-2", TestStore.Now, TestStore.Now, "stale")]);

        var lost = Assert.Single(await store.ReadLostAsync(job, 12, 13, 10));
        Assert.Equal((new TaskRun(10, 5), 2, "worker-2", "gone", AttemptOutcome.Lost), (lost.Tasks, lost.Attempt, lost.Worker, lost.Error!, lost.Outcome));
        Assert.Empty(await store.ReadLostAsync(job, 0, 10, 10));
        Assert.Empty(await store.ReadLostAsync(job, 15, 16, 10));
    }

    private static async Task<(IJobStore Store, long Job)> AdmittedAsync(TestStore test)
    {
        var store = await test.OpenAsync();
        return (store, (await store.AdmitAsync(await store.TakeLeadershipAsync("seed-1"), TestStore.RangeJob("job-a"))).Number);
    }
}
