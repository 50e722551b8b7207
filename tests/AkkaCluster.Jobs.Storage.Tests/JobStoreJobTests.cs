using System.Text;

namespace AkkaCluster.Jobs.Storage.Tests;

public class JobStoreJobTests
{
    public static TheoryData<string> Providers => TestStore.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task A_recorded_chunk_is_one_row_a_task_and_counts(string provider)
    {
        await using var test = new TestStore(provider);
        var (store, job) = await AdmittedAsync(test);

        await store.RecordAsync(TestStore.Chunk(job, 10, 50) with { Duplicates = 3 });

        var tasks = await store.ReadTasksAsync(job, 0, 100);
        Assert.Equal(Enumerable.Range(10, 50).Select(i => $"{i}"), tasks.Select(task => Encoding.UTF8.GetString(task.Output.Span)));
        Assert.Equal(Enumerable.Range(10, 50).Select(i => (long)i), tasks.Select(task => task.Index));
        Assert.All(tasks, task => Assert.Equal((false, 1), (task.Failed, task.Attempts)));
        var found = await store.FindAsync("job-a");
        Assert.Equal((JobState.Running, 50L, 3L, TestStore.Now), (found!.State, found.Succeeded, found.Duplicates, found.StartedAt!.Value));
        var chunk = Assert.Single(await store.ReadChunksAsync(job, 30, 10));
        Assert.Equal(new ChunkInfo(new TaskRun(10, 50), "worker-1", TestStore.Now, TimeSpan.FromMilliseconds(250)), chunk);
        Assert.Equal(50, (await store.CountByWorkerAsync(job))["worker-1"]);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Tasks_that_failed_for_good_keep_their_last_error_and_those_to_be_retried_are_not_recorded(string provider)
    {
        await using var test = new TestStore(provider);
        var (store, job) = await AdmittedAsync(test);

        await store.RecordAsync(TestStore.Chunk(job, 0, 5) with
        {
            Runs = [new TaskRun(0, 2), new TaskRun(3, 2)],
            Failures = [new TaskAttempt(2, 1, "worker-1", "try again", false), new TaskAttempt(3, 1, "worker-1", "hopeless", true)],
        });

        var tasks = await store.ReadTasksAsync(job, 0, 10);
        Assert.Equal([(0L, "0"), (1L, "1"), (3L, "hopeless"), (4L, "4")], tasks.Select(task => (task.Index, Encoding.UTF8.GetString(task.Output.Span))));
        Assert.True(tasks[2].Failed);
        var found = await store.FindAsync("job-a");
        Assert.Equal((3L, 1L, 1L), (found!.Succeeded, found.Failed, found.Retries));
        var history = await store.ReadHistoryAsync(job);
        Assert.Equal([new TaskRun(0, 2), new TaskRun(3, 2)], history.Done);
        Assert.Equal([KeyValuePair.Create(2L, 1)], history.Attempts);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task An_actor_that_was_replaced_can_write_nothing(string provider)
    {
        await using var test = new TestStore(provider);
        var (old, job) = await AdmittedAsync(test);
        var next = await test.OpenAsync();

        var taken = await next.TakeJobAsync("job-a");

        Assert.Equal(2, taken!.Epoch);
        await Assert.ThrowsAsync<StaleEpochException>(() => old.RecordAsync(TestStore.Chunk(job, 0, 10)));
        await Assert.ThrowsAsync<StaleEpochException>(() => old.FinishAsync(job, 1, new JobFinish(JobState.Failed, TestStore.Now)));
        await Assert.ThrowsAsync<StaleEpochException>(() => old.RecordLeasesAsync(job, 1, [new LeaseRecord(new TaskRun(0, 1), 1, "w", 0)]));
        await next.RecordAsync(TestStore.Chunk(job, 0, 10, epoch: 2));
        Assert.Equal(10, (await next.FindAsync("job-a"))!.Succeeded);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_stale_write_among_others_fails_alone(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        var jobs = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => store.AdmitAsync(leader, TestStore.RangeJob($"job-{i}", 5, key: $"key-{i / 2}"))));
        var admitted = jobs.Select(job => job.Number).Distinct().ToList();
        var finish = new JobFinish(JobState.Succeeded, TestStore.Now, Result: new JobResult("text/plain", "answer"u8.ToArray()));

        var written = await Task.WhenAll(admitted.Select(async (job, i) =>
        {
            var chunk = TestStore.Chunk(job, 0, 5, epoch: i % 7 == 3 ? 2 : 1) with { Finish = i % 2 == 0 ? finish : null };
            return await Record.ExceptionAsync(() => store.RecordAsync(chunk)) is not StaleEpochException;
        }));

        Assert.Equal((30, 30), (admitted.Count, jobs.Count(job => job.Existed)));
        Assert.Equal(admitted.Select((_, i) => i % 7 != 3), written);
        for (var i = 0; i < admitted.Count; i++)
        {
            Assert.Equal(written[i] ? 5 : 0, (await store.ReadTasksAsync(admitted[i], 0, 10)).Count);
            Assert.Equal(written[i] && i % 2 == 0, await store.ReadResultAsync(admitted[i]) is not null);
        }
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Two_writers_that_race_record_every_task_once(string provider)
    {
        await using var test = new TestStore(provider);
        var (first, job) = await AdmittedAsync(test);
        var second = await test.OpenAsync();

        async Task<int> RecordAll(IJobStore store, long epoch)
        {
            var recorded = 0;
            for (var chunk = 0; chunk < 20; chunk++)
            {
                try
                {
                    await store.RecordAsync(TestStore.Chunk(job, chunk * 5, 5, epoch));
                    recorded++;
                }
                catch (StaleEpochException)
                {
                    break;
                }
            }

            return recorded;
        }

        var stale = RecordAll(first, 1);
        var epoch = (await second.TakeJobAsync("job-a"))!.Epoch;
        var before = await stale;
        var done = await second.ReadHistoryAsync(job);
        Assert.Equal(before, done.Done.Count);
        for (var chunk = before; chunk < 20; chunk++)
            await second.RecordAsync(TestStore.Chunk(job, chunk * 5, 5, epoch));

        Assert.Equal(100, (await second.FindAsync("job-a"))!.Succeeded);
        Assert.Equal(100, (await second.ReadTasksAsync(job, 0, 1000)).Count);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_last_chunk_and_the_result_are_written_together_and_the_job_is_closed(string provider)
    {
        await using var test = new TestStore(provider);
        var (store, job) = await AdmittedAsync(test);

        var finish = new JobFinish(JobState.Succeeded, TestStore.Now.AddSeconds(3), Result: new JobResult("text/plain", "answer"u8.ToArray()));
        await store.RecordAsync(TestStore.Chunk(job, 0, 100) with { Finish = finish });

        var found = await store.FindAsync("job-a");
        Assert.Equal((JobState.Succeeded, TestStore.Now.AddSeconds(3), "text/plain"), (found!.State, found.FinishedAt!.Value, found.ResultType));
        Assert.Equal("answer"u8.ToArray(), (await store.ReadResultAsync(job))!.Data.ToArray());
        await Assert.ThrowsAsync<StaleEpochException>(() => store.RecordAsync(TestStore.Chunk(job, 100, 1)));
        Assert.Equal(1, (await store.TakeJobAsync("job-a"))!.Epoch);
        Assert.Empty(await store.ReadActiveAsync(0, 10));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_task_is_never_recorded_twice_and_the_attempt_leaves_nothing_behind(string provider)
    {
        await using var test = new TestStore(provider);
        var (store, job) = await AdmittedAsync(test);
        await store.RecordAsync(TestStore.Chunk(job, 0, 10));

        var good = store.RecordAsync(TestStore.Chunk(job, 20, 10));
        await Assert.ThrowsAnyAsync<Exception>(() => store.RecordAsync(TestStore.Chunk(job, 5, 10)));
        await good;

        Assert.Equal(20, (await store.FindAsync("job-a"))!.Succeeded);
        Assert.Equal(20, (await store.ReadTasksAsync(job, 0, 100)).Count);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Leases_and_files_of_a_lost_actor_are_known_to_the_next(string provider)
    {
        await using var test = new TestStore(provider);
        var (store, job) = await AdmittedAsync(test);
        var epoch = (await store.TakeJobAsync("job-a"))!.Epoch;
        await store.RecordLeasesAsync(job, epoch, [new LeaseRecord(new TaskRun(0, 10), 1, "w1", 0), new LeaseRecord(new TaskRun(10, 10), 2, "w2", 1)]);
        await store.RecordAsync(TestStore.Chunk(job, 0, 10, epoch) with { Files = new Dictionary<string, string> { ["a.png"] = ".tmp/a" } });

        var history = await store.ReadHistoryAsync(job);

        Assert.Equal(new LeaseRecord(new TaskRun(10, 10), 2, "w2", 1), Assert.Single(history.Leases));
        Assert.Equal(".tmp/a", history.Files["a.png"]);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_million_lines_are_stored_in_blocks_and_read_from_anywhere(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        for (var block = 0; block < 1000; block++)
            await store.AppendInputsAsync("upload", block * 1000, [.. Enumerable.Range(block * 1000, 1000).Select(i => $"line {i}")]);

        var lines = await store.ReadInputsAsync("upload", 123_456, 3000);
        var last = await store.ReadInputsAsync("upload", 999_999, 1);

        Assert.Equal(Enumerable.Range(123_456, 3000).Select(i => $"line {i}"), lines);
        Assert.Equal(["line 999999"], last);
        var missing = await Assert.ThrowsAsync<StoreCorruptException>(() => store.ReadInputsAsync("upload", 999_999, 2));
        Assert.Contains("1 of the 2 lines", missing.Message);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Writes_that_come_together_share_a_transaction(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenSqlAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        var before = store.Commits;

        await Task.WhenAll(Enumerable.Range(0, 500).Select(i => store.AdmitAsync(leader, TestStore.RangeJob($"job-{i}"))));

        Assert.InRange(store.Commits - before, 1, 250);
        Assert.Equal(500, (await store.ReadActiveAsync(0, 1000)).Count);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_result_that_no_store_can_hold_is_refused_for_good_and_not_as_if_the_store_were_away(string provider)
    {
        await using var test = new TestStore(provider);
        var (store, job) = await AdmittedAsync(test);
        using var endless = new Unread(1_500_000_000);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => store.FinishAsync(job, 1, new JobFinish(JobState.Succeeded, TestStore.Now, Result: new JobResult("text/plain", endless.Memory))));

        Assert.Contains("It has 1500000000 bytes; a job store holds 900000000 at most.", refused.Message);
        await store.FinishAsync(job, 1, new JobFinish(JobState.Failed, TestStore.Now, refused.Message));
        Assert.Equal(JobState.Failed, (await store.FindAsync("job-a"))!.State);
    }

    private static async Task<(IJobStore Store, long Job)> AdmittedAsync(TestStore test)
    {
        var store = await test.OpenAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        return (store, (await store.AdmitAsync(leader, TestStore.RangeJob("job-a"))).Number);
    }

    /// <summary>So many bytes that nobody reads.</summary>
    private sealed class Unread(int length) : System.Buffers.MemoryManager<byte>
    {
        public override Memory<byte> Memory => CreateMemory(length);

        public override Span<byte> GetSpan() => throw new NotSupportedException("They are not to be read.");

        public override System.Buffers.MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException("They are not to be read.");

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
