using AkkaCluster.Chaos.World.Stores;
using AkkaCluster.TestNode.Harness;
using Xunit.Abstractions;

namespace AkkaCluster.Chaos.Tests;

/// <summary>Short runs of the program itself: a few faults against a cluster at work, and no rule broken.</summary>
public sealed class ShortRunTests(ITestOutputHelper output) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    private readonly string _folder = Directory.CreateTempSubdirectory("chaos-short-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [NetworkFact]
    public async Task Nothing_is_lost_or_doubled_by_five_faults()
    {
        var run = await ChaosProgram.RunAsync(Patience, "--seed", "29", "--shrink", "0", "--folder", _folder, "--plan", "KillWorker@3+2#0 DiskFull@7+3#1 CutRefusing@9+4#2 KillLeader@17+1#3 PauseShort@20+2#4");
        output.WriteLine(run.Said);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("5 faults", run.Said, StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task Nothing_is_lost_or_doubled_by_three_faults_of_a_database_server()
    {
        var run = await ChaosProgram.RunAsync(Patience, "--store", "postgresql", "--seed", "29", "--shrink", "0", "--folder", _folder, "--plan", "CommitLost@2+1#0 StoreKilled@5+1#0 CommitLate@9+2#0");
        output.WriteLine(run.Said);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("3 faults", run.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("COMMIT lost: 0", run.Said, StringComparison.Ordinal);
    }

    /// <summary>The same where a PostgreSQL server is needed, too.</summary>
    private sealed class PostgresFactAttribute : FactAttribute
    {
        public PostgresFactAttribute() => Skip = CutNetwork.Missing ?? StoreChoice.Of("postgresql").Single().Missing;
    }

    /// <summary>A test that needs network namespaces; skipped, with the reason, where there can be none.</summary>
    private sealed class NetworkFactAttribute : FactAttribute
    {
        public NetworkFactAttribute() => Skip = CutNetwork.Missing;
    }
}
