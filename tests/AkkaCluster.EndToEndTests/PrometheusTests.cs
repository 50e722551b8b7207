using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AkkaCluster.Cli.Local;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;
using AkkaCluster.EndToEndTests.Documents;
using AkkaCluster.EndToEndTests.Support;

namespace AkkaCluster.EndToEndTests;

/// <summary>docker/prometheus with a real Prometheus, on a cluster that wants a token.</summary>
[Collection(WaitingTests.Name)]
public sealed partial class PrometheusTests : IDisposable
{
    private const string Token = "sesame";
    private static readonly FreePorts Ports = new();
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string Source = Path.Combine(Document.Root, "docker", "prometheus");

    private readonly string _folder = Directory.CreateTempSubdirectory("akkacluster-e2e-").FullName;
    private readonly HttpClient _http = new() { BaseAddress = new Uri($"http://127.0.0.1:{Ports.From(9090)}") };

    public void Dispose()
    {
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Every_alarm_is_in_the_operators_document_and_no_other()
    {
        var text = File.ReadAllText(Path.Combine(Document.Root, "docs", "OPERATIONS.md"));
        var told = text.Split('\n').SkipWhile(l => l != "| alarm | what it means | what to do |").Skip(2).TakeWhile(l => l.StartsWith('|')).Select(l => l.Split('`')[1]);
        Assert.Equal(Alarm().Matches(Alarms()).Select(m => m.Groups[1].Value), told);
    }

    [ProgramFact("prometheus")]
    public async Task Prometheus_scrapes_all_nodes_and_alarms_and_dashboard_have_what_they_look_at()
    {
        await using var cluster = new LocalCluster(new LocalClusterOptions { Seeds = 2, Workers = 1, Slots = 1, Folder = Path.Combine(_folder, "data"), Token = Token });
        cluster.StartNodes();
        await cluster.WaitUntilFormedAsync(null, CancellationToken.None);
        using var prometheus = Start(cluster);
        try
        {
            await UntilAsync("/api/v1/targets", data => data["activeTargets"]!.AsArray() is { Count: 3 } targets && targets.All(t => Text(t, "health") == "up"));
            await UntilAsync("/api/v1/rules", data => Rules(data).All(r => Text(r, "health") == "ok" && Text(r, "state") == "inactive"));

            using var client = new ClusterClient(new ClusterClientOptions { Gateways = cluster.Gateways, Token = Token });
            cluster.Find((await client.GetClusterAsync()).LeaderAddress)!.Kill();
            await UntilAsync("/api/v1/query?query=akkacluster_leader_failover_seconds_count", data => data["result"]!.AsArray().Count > 0);
            await client.SubmitAsync(new JobRequest { Kind = "primes", Parameters = new JsonObject { ["below"] = 1000 } }, Patience);
            // A balancer there is none; its own tests hold what it tells.
            var names = Metric().Matches(Alarms() + Dashboard()).Select(m => m.Value).Where(name => !name.StartsWith("akkacluster_balancer", StringComparison.Ordinal));
            foreach (var name in names.Distinct())
                await UntilAsync($"/api/v1/query?query={name}", data => data["result"]!.AsArray().Count > 0);

            cluster.Nodes.Single(n => n.Name == "worker-1").Kill();
            await UntilAsync("/api/v1/rules", data => Rules(data).Any(r => Text(r, "name") == "NodeGone" && Text(r, "state") == "pending"));
            await UntilAsync("/api/v1/rules", data => Rules(data).Any(r => Text(r, "name") == "NoWorkers" && Text(r, "state") == "pending"));
            await UntilAsync("/api/v1/query?query=akkacluster_members_downed_total{by=\"crash\"}", data => data["result"]!.AsArray().Count > 0);
        }
        finally
        {
            prometheus.Kill();
            await prometheus.WaitForExitAsync();
        }

        await cluster.StopAsync();
    }

    /// <summary>Prometheus with the repository's configuration; only where the nodes are, and that they want a token, is put in.</summary>
    private Process Start(LocalCluster cluster)
    {
        File.WriteAllText(Path.Combine(_folder, "token"), Token);
        File.Copy(Path.Combine(Source, "alarms.yml"), Path.Combine(_folder, "alarms.yml"));
        var targets = cluster.Nodes.GroupBy(n => n.Name.StartsWith("seed", StringComparison.Ordinal) ? "seeds" : "workers").ToDictionary(job => job.Key, job => string.Join(", ", job.Select(n => $"\"{n.Start.Gateway.Authority}\"")));
        var config = Job().Replace(File.ReadAllText(Path.Combine(Source, "prometheus.yml")), job =>
            $"{job.Groups[1].Value}\n    static_configs: [{{ targets: [{targets.GetValueOrDefault(job.Groups[2].Value)}] }}]\n    authorization: {{ credentials_file: token }}");
        var path = Path.Combine(_folder, "prometheus.yml");
        File.WriteAllText(path, config);
        return Process.Start(new ProcessStartInfo("prometheus",
        [
            $"--config.file={path}", $"--storage.tsdb.path={Path.Combine(_folder, "series")}", $"--web.listen-address={_http.BaseAddress!.Authority}", "--log.level=error",
        ]))!;
    }

    private async Task UntilAsync(string path, Func<JsonNode, bool> seen)
    {
        using var late = new CancellationTokenSource(Patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        var last = "";
        do
        {
            try
            {
                last = await _http.GetStringAsync(new Uri(path, UriKind.Relative), CancellationToken.None);
                if (seen(JsonNode.Parse(last)!["data"]!)) return;
            }
            catch (HttpRequestException e)
            {
                last = e.Message;
            }

            Assert.False(late.IsCancellationRequested, $"Prometheus' {path} did not get there within {Patience}; it says {last}");
        }
        while (await tick.WaitForNextTickAsync(CancellationToken.None));
    }

    private static IEnumerable<JsonNode> Rules(JsonNode data) => data["groups"]!.AsArray().SelectMany(g => g!["rules"]!.AsArray()).OfType<JsonNode>();

    private static string Text(JsonNode? node, string name) => node![name]!.GetValue<string>();

    private static string Dashboard() => File.ReadAllText(Path.Combine(Document.Root, "docker", "grafana", "dashboards", "akkacluster.json"));

    private static string Alarms() => File.ReadAllText(Path.Combine(Source, "alarms.yml"));

    [GeneratedRegex(@"- alert: (\w+)")]
    private static partial Regex Alarm();

    [GeneratedRegex(@"\bakkacluster_[a-z_]+")]
    private static partial Regex Metric();

    [GeneratedRegex(@"(- job_name: (\w+))\n    dns_sd_configs: .*")]
    private static partial Regex Job();
}
