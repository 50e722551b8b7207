namespace AkkaCluster.Jobs.Storage.Tests;

public class JobStoreClusterTests
{
    private static readonly ClusterRecord First = new() { Founding = 1, System = "akkacluster", Seeds = ["db-1:4053", "db-2:4053"], Members = [new ClusterMember("db-1:4053", -17)] };

    public static TheoryData<string> Providers => TestStore.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task A_new_store_belongs_to_no_cluster(string provider)
    {
        await using var test = new TestStore(provider);
        var cluster = await (await test.OpenAsync()).ReadClusterAsync();
        Assert.Equal((0, 0, ""), (cluster.Founding, cluster.Version, cluster.System));
        Assert.Empty(cluster.Members);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_cluster_is_read_as_it_was_written_with_the_time_of_the_databases_clock(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        Assert.True(await store.WriteClusterAsync(First));
        var read = await store.ReadClusterAsync();
        Assert.Equal((1, 1, "akkacluster"), (read.Founding, read.Version, read.System));
        Assert.Equal(First.Seeds, read.Seeds);
        Assert.Equal(First.Members, read.Members);
        Assert.InRange(read.WrittenAt, TimeProvider.System.GetUtcNow().AddMinutes(-5), TimeProvider.System.GetUtcNow().AddMinutes(5));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Of_all_who_found_on_what_they_read_one_wins(string provider)
    {
        await using var test = new TestStore(provider);
        var stores = new List<IJobStore>();
        for (var i = 0; i < 4; i++)
            stores.Add(await test.OpenAsync());
        var wins = await Task.WhenAll(stores.SelectMany((store, i) => Enumerable.Range(0, 5)
            .Select(j => store.WriteClusterAsync(First with { Members = [new ClusterMember($"db-{i}:4053", j)] }))));
        Assert.Single(wins, won => won);
        Assert.Equal(1, (await stores[0].ReadClusterAsync()).Version);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Who_read_before_another_wrote_changes_nothing(string provider)
    {
        await using var test = new TestStore(provider);
        var (slow, quick) = (await test.OpenAsync(), await test.OpenAsync());
        await quick.WriteClusterAsync(First);
        var read = await slow.ReadClusterAsync();
        Assert.True(await quick.WriteClusterAsync(await quick.ReadClusterAsync()));
        Assert.False(await slow.WriteClusterAsync(read with { Founding = 2, Members = [] }));
        Assert.Equal(First.Members, (await slow.ReadClusterAsync()).Members);
    }
}
