using AkkaCluster.Cli.Local;

namespace AkkaCluster.Cli.Tests.Local;

public sealed class FolderLockTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("akkacluster-lock-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_second_cluster_in_a_folder_is_refused_until_the_first_has_gone()
    {
        var options = new LocalClusterOptions { Folder = _folder };
        await using (var first = new LocalCluster(options))
        {
            var refusal = Assert.Throws<LocalClusterException>(() => new LocalCluster(options));
            Assert.Contains(_folder, refusal.Message, StringComparison.Ordinal);
            Assert.Contains("--data", refusal.Message, StringComparison.Ordinal);
        }
        await using var next = new LocalCluster(options);
    }
}
