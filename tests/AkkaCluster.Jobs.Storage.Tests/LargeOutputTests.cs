namespace AkkaCluster.Jobs.Storage.Tests;

public class LargeOutputTests
{
    public static TheoryData<string> Providers => TestStore.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task An_output_that_was_stored_in_parts_is_read_as_one_and_pages_stay_small(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        var job = await store.AdmitAsync(leader, TestStore.RangeJob("job-a", 4));
        var large = new byte[12 * 1024 * 1024];
        new Random(1).NextBytes(large);
        for (var task = 1; task <= 3; task++)
        {
            for (var part = 0; part < 12; part++)
                await store.AppendOutputAsync("job-a", $"token-{task}", part, large.AsMemory(part * 1024 * 1024, 1024 * 1024));
        }

        await store.RecordAsync(TestStore.Chunk(job.Number, 0, 4) with
        {
            Outputs = new PackedOutputs([1, 0, 0, 0], "0"u8.ToArray()),
            Stored = new Dictionary<long, string> { [1] = "token-1", [2] = "token-2", [3] = "token-3" },
        });

        var tasks = new List<TaskRecord>();
        var pages = 0;
        while (await store.ReadTasksAsync(job.Number, tasks.Count, 100) is { Count: > 0 } page)
        {
            tasks.AddRange(page);
            pages++;
        }

        Assert.Equal([1, large.Length, large.Length, large.Length], tasks.Select(task => task.Output.Length));
        Assert.True(tasks[1].Output.Span.SequenceEqual(large));
        Assert.Equal(2, pages);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Parts_for_a_job_that_has_ended_are_dropped(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        await store.AdmitAsync(leader, TestStore.RangeJob("job-a", 4));
        await store.AppendOutputAsync("job-a", "token", 0, "x"u8.ToArray());
        await store.CancelAsync(leader, "job-a", TestStore.Now);
        await store.AppendOutputAsync("job-a", "token", 1, "y"u8.ToArray());
        await store.AppendOutputAsync("no-such-job", "token", 0, "z"u8.ToArray());

        Assert.Equal(1, await ((Sql.SqlJobStore)store).CountAsync("outputs"));
        Assert.Equal(1, await store.RetireAsync(leader, TestStore.Now.AddDays(1), 10));
        Assert.Equal(0, await ((Sql.SqlJobStore)store).CountAsync("outputs"));
    }
}
