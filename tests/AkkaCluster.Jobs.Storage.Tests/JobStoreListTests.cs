namespace AkkaCluster.Jobs.Storage.Tests;

/// <summary>How people find their jobs.</summary>
public class JobStoreListTests
{
    public static TheoryData<string> Providers => TestStore.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Jobs_are_found_by_a_piece_of_what_they_are_called_and_by_when_they_were_submitted(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        var leader = await store.TakeLeadershipAsync("a");
        await AdmitAsync("ab1", "Nightly 100%", 0);
        await AdmitAsync("ab2", null, 1, ("team", "Red"));
        await AdmitAsync("c3", "nightly_x", 2);

        Assert.Equal(["c3", "ab1"], await FindAsync(new JobQuery { Text = "NIGHT" }));
        Assert.Equal(["ab2", "ab1"], await FindAsync(new JobQuery { Text = "ab" }));
        Assert.Equal(["ab2"], await FindAsync(new JobQuery { Text = "red" }));
        Assert.Equal(["ab1"], await FindAsync(new JobQuery { Text = "0%" }));
        Assert.Equal(["c3"], await FindAsync(new JobQuery { Text = "y_x" }));
        Assert.Equal(["c3", "ab2", "ab1"], await FindAsync(new JobQuery { Text = "noop" }));
        Assert.Equal(["c3", "ab2"], await FindAsync(new JobQuery { SubmittedFrom = TestStore.Now.AddHours(1) }));
        Assert.Equal(["ab1"], await FindAsync(new JobQuery { SubmittedBefore = TestStore.Now.AddHours(1) }));

        async Task<IEnumerable<string>> FindAsync(JobQuery query) => (await store.ListAsync(query)).Select(job => job.Id);

        Task AdmitAsync(string id, string? name, int hour, params (string Name, string Value)[] labels)
        {
            var job = TestStore.RangeJob(id);
            return store.AdmitAsync(leader, job with { SubmittedAt = TestStore.Now.AddHours(hour), Spec = job.Spec with { Name = name, Labels = labels.ToDictionary(label => label.Name, label => label.Value) } });
        }
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Jobs_are_counted_by_state(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        Assert.Empty(await store.CountAsync());
        var leader = await store.TakeLeadershipAsync("a");
        foreach (var id in new[] { "a", "b", "c" })
            await store.AdmitAsync(leader, TestStore.RangeJob(id));
        await store.CancelAsync(leader, "b", TestStore.Now);
        Assert.Equal(new Dictionary<JobState, long> { [JobState.Queued] = 2, [JobState.Cancelled] = 1 }, await store.CountAsync());
    }
}
