using System.Globalization;
using System.Text.Json.Nodes;
using AkkaCluster.Cli.Local;
using AkkaCluster.Client.Model;
using AkkaCluster.EndToEndTests.Support;
using Xunit.Abstractions;

namespace AkkaCluster.EndToEndTests;

/// <summary>
/// Kills nodes with SIGKILL at random moments during jobs whose answers are known. The suite has a few rounds; more are run by
/// <c>AKKACLUSTER_KILL_ROUNDS=20 dotnet test tests/AkkaCluster.EndToEndTests --filter RandomKill</c>, and a run is repeated with <c>AKKACLUSTER_KILL_SEED</c>.
/// </summary>
[Collection(ProcessTests.Name)]
public sealed class RandomKillTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int UsualRounds = 3;

    private readonly string _folder = Directory.CreateTempSubdirectory("akkacluster-e2e-").FullName;
    private LocalCluster _cluster = null!;

    public async Task InitializeAsync()
    {
        _cluster = new LocalCluster(new LocalClusterOptions { Seeds = 2, Workers = 3, Slots = 1, Folder = _folder });
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
    public async Task Whoever_is_killed_every_answer_is_right_and_every_result_recorded_once()
    {
        var rounds = Setting("AKKACLUSTER_KILL_ROUNDS", UsualRounds);
        var seed = Setting("AKKACLUSTER_KILL_SEED", Random.Shared.Next(1_000_000));
        output.WriteLine($"{rounds} rounds with seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < rounds; round++)
            await RunRoundAsync(KillPlan.For(round, random), random);
    }

    private async Task RunRoundAsync(string plan, Random random)
    {
        var client = _cluster.Client;
        var primes = await client.SubmitAsync(new JobRequest { Kind = "primes", Parameters = new JsonObject { ["below"] = 50_000_000, ["step"] = 250_000, ["method"] = "test" } });
        var many = await client.SubmitAsync(new JobRequest { Kind = "noop", Inputs = new JobInputs.Range(0, 20_000) });
        var share = random.NextDouble() * 0.6;
        await foreach (var progress in client.WatchAsync(primes.Id))
        {
            if (progress.IsFinal || (progress.TaskCount > 0 && progress.Succeeded >= share * progress.TaskCount))
                break;
        }
        var victims = KillPlan.Victims(plan, _cluster, await client.GetClusterAsync(), random);
        foreach (var victim in victims)
            victim.Kill();
        output.WriteLine($"at {share:p0}: killed {string.Join(", ", victims.Select(victim => victim.Name))} ({plan})");
        foreach (var victim in victims)
        {
            await victim.WaitForEndAsync();
            _cluster.Restart(victim);
        }
        var job = await JobChecks.AssertAnswersAsync(client, primes.Id, "3001134");
        await JobChecks.AssertAnswersAsync(client, many.Id, null);
        output.WriteLine($"  right; {job.Duplicates} results came twice, {job.Retries} retries");
        await _cluster.WaitUntilFormedAsync(null, CancellationToken.None);
    }

    private static int Setting(string name, int usual) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;
}
