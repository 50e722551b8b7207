namespace AkkaCluster.Jobs.Storage.Tests;

public sealed class ClosingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("akkacluster-store-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_store_is_closed_once_the_reads_under_way_have_ended_and_takes_no_more()
    {
        var store = JobStores.Create(new StoreOptions { Directory = _folder });
        await store.OpenAsync();
        var reads = Enumerable.Range(0, 50).Select(_ => store.ReadOutlookAsync()).ToList();
        await store.DisposeAsync();
        Assert.All(reads, read => Assert.True(read.IsCompletedSuccessfully, $"{read.Status}"));
        Assert.Empty(Directory.GetFiles(_folder, "*-wal"));
        Assert.Contains("is closed", (await Assert.ThrowsAsync<StoreUnavailableException>(() => store.ReadOutlookAsync())).Message, StringComparison.Ordinal);
    }
}
