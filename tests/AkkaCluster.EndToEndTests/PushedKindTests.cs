using System.Text.RegularExpressions;
using AkkaCluster.Cli.Local;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;
using AkkaCluster.EndToEndTests.Support;

namespace AkkaCluster.EndToEndTests;

/// <summary>Code that travels: a plug-in is pushed to nodes that have none.</summary>
[Collection(ProcessTests.Name)]
public sealed partial class PushedKindTests : IAsyncLifetime
{
    private const string Sample = "AkkaCluster.Samples.Collatz";
    private const string Longest = """{"number":8400511,"steps":685}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("akkacluster-e2e-").FullName;
    private LocalCluster _cluster = null!;

    public async Task InitializeAsync()
    {
        _cluster = new LocalCluster(new LocalClusterOptions { Seeds = 1, Workers = 3, Slots = 1, Folder = _folder, Arguments = ["--allow-push"] });
        _cluster.StartNodes();
        await _cluster.WaitUntilFormedAsync(null, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _cluster.StopAsync();
        await _cluster.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Kinds_that_are_pushed_run_on_all_workers_and_each_job_by_its_version()
    {
        var plugin = Directory.CreateDirectory(Path.Combine(_folder, Sample)).FullName;
        File.Copy(Path.Combine(AppContext.BaseDirectory, "sample-plugins", Sample, Sample + ".dll"), Path.Combine(plugin, Sample + ".dll"));

        var first = await PushAsync(plugin);
        var job = await SubmitAsync("collatz", to: 10_000_000);
        Assert.Equal($"collatz@{first}", job.Kind);
        await foreach (var progress in _cluster.Client.WatchAsync(job.Id))
        {
            if (progress.Succeeded > 0)
                break;
        }
        _cluster.RunningWorkers[0].Kill();
        await JobChecks.AssertAnswersAsync(_cluster.Client, job.Id, Longest);
        Assert.Equal(first, await PushAsync(plugin));

        Directory.CreateDirectory(Path.Combine(plugin, "data"));
        await File.WriteAllTextAsync(Path.Combine(plugin, "data", "table.txt"), "of the second version");
        var second = await PushAsync(plugin);
        Assert.NotEqual(first, second);
        foreach (var (asked, kind) in (IEnumerable<(string, string)>)[("collatz", $"collatz@{second}"), ($"collatz@{first}", $"collatz@{first}")])
        {
            var next = await SubmitAsync(asked, to: 1_000_000);
            Assert.Equal(kind, next.Kind);
            await JobChecks.AssertAnswersAsync(_cluster.Client, next.Id, """{"number":837799,"steps":524}""");
        }

        var kinds = (await RunAsync("kinds")).Output;
        Assert.Contains($"collatz@{first}", kinds, StringComparison.Ordinal);
        Assert.Contains($"collatz@{second}", kinds, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("kinds", "remove", $"{Sample}@{first}")).ExitCode);
        var refused = await RunAsync("kinds", "remove", $"{Sample}@{first}");
        Assert.Equal((3, true), (refused.ExitCode, refused.Error.Contains("There is no package", StringComparison.Ordinal)));
        using var other = new ClusterClient(_cluster.RunningWorkers[0].Start.Gateway.ToString());
        Assert.Equal(second, Assert.Single(await other.GetKindPackagesAsync()).Version);
    }

    private async Task<Job> SubmitAsync(string kind, long to) =>
        await _cluster.Client.GetAsync((await _cluster.Client.SubmitAsync(new JobRequest { Kind = kind, Inputs = new JobInputs.Range(1, to, 50_000) })).Id);

    private async Task<string> PushAsync(string folder)
    {
        var run = await RunAsync("kinds", "push", folder);
        var version = Pushed().Match(run.Output);
        Assert.True(run.ExitCode == 0 && version.Success, run.Output + run.Error);
        return version.Groups[1].Value;
    }

    private Task<CommandRun> RunAsync(params string[] words) => CommandRun.RunAsync(CommandRun.Command, [.. words, "--gateway", _cluster.Gateways[0].ToString()]);

    [GeneratedRegex(@"^AkkaCluster\.Samples\.Collatz ([0-9a-f]{12}): kinds collatz\n$")]
    private static partial Regex Pushed();
}
