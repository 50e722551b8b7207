using System.Diagnostics;
using Akka.Actor;
using Akka.Cluster.Sharding;
using AkkaCluster.Benchmarks.Frame;

namespace AkkaCluster.Benchmarks.Sharding;

/// <summary>
/// Cluster sharding: asks per second to 1,000 entities on two nodes in two processes, half of them remote, 64 in flight from one node, with the latency of an answer; and the
/// memory of an idle entity where 100,000 are spread over four nodes.
/// </summary>
public sealed class ShardingBenchmark : IBenchmark
{
    private const int Entities = 1000;
    private const int InFlight = 64;
    private const int Asks = 400_000;
    private const int IdleEntities = 100_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public string Name => "sharding";

    public string Description => "asks through a shard region to entities on two nodes in two processes, and the memory of an idle entity";

    public async Task RunAsync(BenchmarkRun run)
    {
        using var system = ShardingNode.Start(seed: null);
        var region = ShardingNode.StartRegion(system);
        await using var other = ChildProcess.Start("sharding-node", ShardingNode.AddressOf(system).ToString());
        await other.ReadLineAsync(Patience);
        await RegionsAsync(region, 2);
        var inFlight = run.Options.Get("in-flight", InFlight);
        var ids = Enumerable.Range(0, Entities).Select(i => $"entity-{i}").ToArray();
        var load = new ConcurrentLoad(i => region.Ask<int>(new ShardingEnvelope(ids[i % ids.Length], i), Patience), inFlight);
        await load.RunAsync(20_000);
        run.Note(await SharesAsync(region));

        var p99 = new List<double>();
        var p50 = new List<double>();
        var cpu = new List<(double Here, double There)>();
        using var otherProcess = Process.GetProcessById(other.Id);
        var rate = await run.MeasureAsync($"sharding: asks, {inFlight} in flight, half remote", "asks/s", async () =>
        {
            var before = (Environment.CpuUsage.TotalTime, otherProcess.TotalProcessorTime);
            var figure = await load.RunAsync(Asks);
            otherProcess.Refresh();
            cpu.Add(((Environment.CpuUsage.TotalTime - before.Item1).TotalMicroseconds / Asks, (otherProcess.TotalProcessorTime - before.Item2).TotalMicroseconds / Asks));
            p50.Add(load.Percentile(0.50));
            p99.Add(load.Percentile(0.99));
            return figure;
        });
        if (rate is not null)
        {
            run.Note($"    latency: p50 {BenchmarkRun.Median(p50):0.000} ms, p99 {BenchmarkRun.Median(p99):0.000} ms");
            run.Note($"    processor time of an ask: {BenchmarkRun.Median([.. cpu.Select(c => c.Here)]):0.00} us in the asking process, {BenchmarkRun.Median([.. cpu.Select(c => c.There)]):0.00} us in the other");
            run.Require(rate >= 250_000, $"250,000 asks/s: {rate:0}");
            run.Require(BenchmarkRun.Median(p99) < 2, $"p99 below 2 ms: {BenchmarkRun.Median(p99):0.000}");
        }

        await MemoryAsync(run, system, region);
        await system.Terminate();
    }

    private static async Task MemoryAsync(BenchmarkRun run, ActorSystem system, IActorRef region)
    {
        var round = 0;
        var bytes = await run.MeasureAsync("sharding: memory of an idle entity, 100,000 over 4 nodes", "bytes", async () =>
        {
            round++;
            await using var third = ChildProcess.Start("sharding-node", ShardingNode.AddressOf(system).ToString());
            await using var fourth = ChildProcess.Start("sharding-node", ShardingNode.AddressOf(system).ToString());
            await third.ReadLineAsync(Patience);
            await fourth.ReadLineAsync(Patience);
            await RegionsAsync(region, 4);
            var before = GC.GetTotalMemory(true);
            var hostedBefore = await HostedAsync(region);
            for (var batch = 0; batch < IdleEntities; batch += 1000)
                await Task.WhenAll(Enumerable.Range(batch, 1000).Select(i => region.Ask<int>(new ShardingEnvelope($"idle-{round}-{i}", i), Patience)));
            var hosted = await HostedAsync(region) - hostedBefore;
            return (GC.GetTotalMemory(true) - before) / (double)hosted;
        });
        if (bytes is not null) run.Require(bytes < 1024, $"less than 1 KiB for an idle entity: {bytes:0}");
    }

    private static async Task<int> HostedAsync(IActorRef region)
        => (await region.Ask<ShardRegionStats>(GetShardRegionStats.Instance, Patience)).Stats.Values.Sum();

    private static async Task RegionsAsync(IActorRef region, int count)
    {
        for (var known = 0; known < count;)
            known = (await region.Ask<CurrentRegions>(GetCurrentRegions.Instance, Patience)).Regions.Count;
    }

    private static async Task<string> SharesAsync(IActorRef region)
    {
        var stats = await region.Ask<ClusterShardingStats>(new GetClusterShardingStats(Patience), Patience);
        return "    entities by node: " + string.Join(", ", stats.Regions.Select(r => $"{r.Key.Port}: {r.Value.Stats.Values.Sum()}"));
    }
}
