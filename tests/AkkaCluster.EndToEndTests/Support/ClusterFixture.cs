using AkkaCluster.Cli.Local;

namespace AkkaCluster.EndToEndTests.Support;

/// <summary>A cluster of processes for the tests of one class: two seeds, two workers, the sample plug-in, commands allowed.</summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("akkacluster-e2e-").FullName;

    internal LocalCluster Cluster { get; private set; } = null!;

    internal string Folder => _folder;

    public async Task InitializeAsync()
    {
        Cluster = new LocalCluster(new LocalClusterOptions
        {
            Seeds = 2,
            Workers = 2,
            Slots = 2,
            Folder = _folder,
            AllowExec = "*",
            Arguments = ["--plugins", Path.Combine(AppContext.BaseDirectory, "sample-plugins"), "--input-roots", _folder],
        });
        Cluster.StartNodes();
        await Cluster.WaitUntilFormedAsync(null, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await Cluster.StopAsync();
        await Cluster.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
