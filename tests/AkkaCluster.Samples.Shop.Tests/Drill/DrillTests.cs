using AkkaCluster.Jobs.Storage.Tests;
using AkkaCluster.Samples.Shop.Drill;
using AkkaCluster.Samples.Shop.Fleet;

namespace AkkaCluster.Samples.Shop.Tests.Drill;

/// <summary>A short drill with the processes that a long one has: a node is killed and one is cut off while shoppers shop, over PostgreSQL.</summary>
[Collection(nameof(ShopFleet))]
public sealed class DrillTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("shop-drill-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [PostgresFact]
    public async Task What_shoppers_were_told_is_in_the_journal_although_a_node_is_killed_and_one_is_cut_off()
    {
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        using var said = new StringWriter();
        var drill = new DrillRun(_folder, PostgresServer.Instance.CreateDatabase(), seed: 3, TimeSpan.FromSeconds(20), shoppers: 8, said);

        var exitCode = await drill.RunAsync(late.Token);

        Assert.True(exitCode == 0, said.ToString());
        Assert.Contains("Kill of", said.ToString(), StringComparison.Ordinal);
        Assert.Equal(9, said.ToString().Split("  holds  ").Length - 1);
        Assert.True(File.Exists(Path.Combine(_folder, "drill.svg")));
    }
}
