using AkkaCluster.Cli.Local;

namespace AkkaCluster.EndToEndTests.Exec;

/// <summary>The smallest cluster that runs commands: two processes, two slots.</summary>
public sealed class ExecCluster : IAsyncLifetime
{
    internal LocalCluster Cluster { get; private set; } = null!;

    internal string Folder { get; } = Directory.CreateTempSubdirectory("akkacluster-exec-").FullName;

    public async Task InitializeAsync()
    {
        Cluster = new LocalCluster(new LocalClusterOptions { Seeds = 1, Workers = 1, Slots = 2, Folder = Folder, AllowExec = "*", Arguments = ["--input-roots", Folder] });
        Cluster.StartNodes();
        await Cluster.WaitUntilFormedAsync(null, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await Cluster.StopAsync();
        await Cluster.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
