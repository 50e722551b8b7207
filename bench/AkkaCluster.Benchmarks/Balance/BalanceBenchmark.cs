using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Akka.Actor;
using Akka.Configuration;
using AkkaCluster.Balancing;
using AkkaCluster.Balancing.Balancer;
using AkkaCluster.Balancing.Messages;
using AkkaCluster.Balancing.Server;
using AkkaCluster.Balancing.Strategies;
using AkkaCluster.Benchmarks.Frame;
using AkkaCluster.Hosting.Settings;

namespace AkkaCluster.Benchmarks.Balance;

/// <summary>
/// What the router costs: requests that run nothing, asked of a server's actor in another process, and the same through the router actor, which lives in the asking
/// process as it does in the load balancer. Each run measures both in turns, again and again, and its figure is how they compare. With `--servers N` the direct requests go to
/// each server in turn, so that the figure is the router's share alone.
/// </summary>
public sealed class BalanceBenchmark : IBenchmark
{
    private const double MostLatency = 1.3;
    private const double LeastThroughput = 0.7;
    private const int Turns = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public string Name => "balance";

    public string Description => "requests (noop) to a server process over remoting, asked directly and through the balancer's router actor, every strategy; and over HTTP through the load balancer's process";

    public async Task RunAsync(BenchmarkRun run)
    {
        await using var hosts = await BalancedHosts.StartAsync(run.Options.Get("servers", 1));
        using var system = ActorSystem.Create("akkacluster-balancer", ConfigurationFactory.ParseString("""
            akka { loglevel = WARNING, actor.provider = remote, remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 } }
            """).WithFallback(BalancingDefaults.Config));
        var servers = await Task.WhenAll(hosts.Servers.Select(server => system.ActorSelection($"akka.tcp://{ServerActor.SystemName}@{server}/user/{ServerActor.Name}").ResolveOne(Patience)));
        using var http = new HttpClient { BaseAddress = hosts.Balancer };
        foreach (var (inFlight, requests) in new[] { (1, 20_000), (64, 200_000) })
        {
            var direct = new ConcurrentLoad(i => AskAsync(servers[i % servers.Length], i), inFlight);
            foreach (var strategy in Enum.GetValues<BalancingStrategy>())
            {
                var settings = new BalancerOptions { Servers = [.. hosts.Servers], Strategy = strategy };
                var router = system.ActorOf(BalancerActor.Props(settings, TimeProvider.System, Random.Shared));
                await CompareAsync(run, $"{SettingName.Hyphenated(strategy.ToString())}, {inFlight} in flight", direct, new ConcurrentLoad(i => RouteAsync(router, i), inFlight), requests);
                await router.GracefulStop(Patience);
            }

            await HttpAsync(run, new ConcurrentLoad(i => PostAsync(http, i), inFlight), inFlight, requests / 10);
        }

        await system.Terminate();
    }

    private static async Task CompareAsync(BenchmarkRun run, string name, ConcurrentLoad direct, ConcurrentLoad routed, int requests)
    {
        var rates = new List<(double Direct, double Routed)>();
        var p50 = new List<(double Direct, double Routed)>();
        var cpu = new List<(double Direct, double Routed)>();
        var share = await run.MeasureAsync($"router: {name}", "of the direct throughput", async () =>
        {
            for (var turn = 0; turn < Turns; turn++)
            {
                var start = Environment.CpuUsage.TotalTime;
                var directRate = await direct.RunAsync(requests / Turns);
                var between = Environment.CpuUsage.TotalTime;
                rates.Add((directRate, await routed.RunAsync(requests / Turns)));
                cpu.Add(((between - start).TotalMicroseconds * Turns / requests, (Environment.CpuUsage.TotalTime - between).TotalMicroseconds * Turns / requests));
                p50.Add((direct.Percentile(0.5), routed.Percentile(0.5)));
            }

            return BenchmarkRun.Median([.. rates.TakeLast(Turns).Select(rate => rate.Routed / rate.Direct)]);
        });
        if (share is null) return;
        var latency = BenchmarkRun.Median([.. p50.Select(time => time.Routed / time.Direct)]);
        run.Note($"    requests/s: {Medians(rates)}; p50: {Medians(p50)} ms, {latency:0.00} times the direct one");
        run.Note($"    processor time of a request in the asking process: {Medians(cpu)} us");
        run.Require(share >= LeastThroughput, $"{LeastThroughput:0.0} of the direct throughput: {share:0.00}");
        run.Require(latency <= MostLatency, $"at most {MostLatency:0.0} times the direct p50: {latency:0.00}");
    }

    private static string Medians(List<(double Direct, double Routed)> pairs) =>
        $"{BenchmarkRun.Text(BenchmarkRun.Median([.. pairs.Select(p => p.Direct)]))} direct, {BenchmarkRun.Text(BenchmarkRun.Median([.. pairs.Select(p => p.Routed)]))} routed";

    private static async Task HttpAsync(BenchmarkRun run, ConcurrentLoad load, int inFlight, int requests)
    {
        var p50 = new List<double>();
        var rate = await run.MeasureAsync($"over HTTP: {inFlight} in flight", "requests/s", async () =>
        {
            var figure = await load.RunAsync(requests);
            p50.Add(load.Percentile(0.5));
            return figure;
        });
        if (rate is not null) run.Note($"    p50: {BenchmarkRun.Text(BenchmarkRun.Median(p50))} ms");
    }

    private static async Task AskAsync(IActorRef server, int i) => await server.Ask<TaskDone>(new RunTask(i, "noop", "{}", Input(i)), Patience);

    private static async Task RouteAsync(IActorRef router, int i)
    {
        var answer = await router.Ask<BalancedAnswer>(new BalancedTask("noop", "{}", Input(i), Input(i)), Patience);
        if (answer.Failure is { } failure) throw new InvalidOperationException($"{failure}: {answer.Error}");
    }

    private static async Task PostAsync(HttpClient http, int i)
    {
        using var answer = await http.PostAsJsonAsync("v1/tasks", new JsonObject { ["kind"] = "noop", ["input"] = Input(i) });
        answer.EnsureSuccessStatusCode();
    }

    private static string Input(int i) => i.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
