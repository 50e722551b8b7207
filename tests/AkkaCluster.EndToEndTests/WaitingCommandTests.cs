using System.Diagnostics;
using AkkaCluster.Cli.Local;
using AkkaCluster.EndToEndTests.Support;

namespace AkkaCluster.EndToEndTests;

/// <summary>A cluster that can do nothing says why.</summary>
[Collection(WaitingTests.Name)]
public sealed class WaitingCommandTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly string _folder = Directory.CreateTempSubdirectory("akkacluster-e2e-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Without_workers_a_job_says_that_it_waits_for_one_and_what_the_configuration_forbids_is_not_accepted()
    {
        await using var cluster = new LocalCluster(new LocalClusterOptions { Seeds = 1, Workers = 0, Folder = _folder });
        cluster.StartNodes();
        await cluster.WaitUntilFormedAsync(null, CancellationToken.None);
        var gateway = cluster.Gateways[0].ToString();
        var refused = await CommandRun.RunAsync(CommandRun.Command, "exec", "--gateway", gateway, "--", "echo", ":::", "a");
        Assert.Equal(255, refused.ExitCode);
        Assert.Contains("Running commands is off", refused.Error, StringComparison.Ordinal);
        Assert.Empty(await cluster.Client.ListAsync());

        using var waiting = Process.Start(CommandRun.Start(CommandRun.Command, "submit", "noop", "-i", "a", "--wait", "--gateway", gateway))!;
        var seen = new List<string>();
        using var late = new CancellationTokenSource(Patience);
        while (!seen.Exists(line => line.Contains("There is no worker", StringComparison.Ordinal)))
            seen.Add(await waiting.StandardError.ReadLineAsync(late.Token) ?? throw new InvalidOperationException($"The command ended. It wrote: {string.Join('\n', seen)}"));
        waiting.Kill();
        await cluster.StopAsync();
    }
}
