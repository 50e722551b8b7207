using System.Globalization;
using AkkaCluster.Benchmarks.Frame;

namespace AkkaCluster.Benchmarks.ClusterNodes;

/// <summary>How fast a cluster forms and removes a killed node, and what it uses at rest.</summary>
public sealed class ClusterBenchmark : IBenchmark
{
    // Until what the start made the runtime compile is compiled.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    public string Name => "cluster";

    public string Description =>
        "Membership at default intervals: formation from process start, removal after kill -9 with crash detection, CPU at rest; all on loopback.";

    public async Task RunAsync(BenchmarkRun run)
    {
        Require(run, await run.MeasureAsync("3 processes form a cluster", "ms", FormAsync), 2000, "3 nodes form a cluster in under 2 s");
        Require(run, await run.MeasureAsync("20 systems of one process form a cluster", "ms", ManyAsync), 10_000, "20 nodes of one process in under 10 s");
        var next = 0;
        Require(run, await run.MeasureAsync("a killed node of 5 is removed by all others", "ms", () => KillAsync(next++ % 5)), 1500, "removed in under 1.5 s");
        Require(run, await run.MeasureAsync("a node of 10 at rest", "% of a core", RestAsync), 2, "under 2 % of a core at rest");
    }

    private static void Require(BenchmarkRun run, double? median, double limit, string demand) =>
        run.Require(median is null || median < limit, demand);

    private static async Task<double> FormAsync()
    {
        await using var cluster = await BenchProcesses.StartAsync(3);
        return cluster.Formation.TotalMilliseconds;
    }

    private static async Task<double> ManyAsync()
    {
        await using var process = ChildProcess.Start("cluster-many", "20");
        return double.Parse(await process.ReadLineAsync(TimeSpan.FromMinutes(1)), CultureInfo.InvariantCulture);
    }

    private static async Task<double> KillAsync(int index)
    {
        await using var cluster = await BenchProcesses.StartAsync(5);
        return (await cluster.KillAsync(index)).TotalMilliseconds;
    }

    private static async Task<double> RestAsync()
    {
        await using var cluster = await BenchProcesses.StartAsync(10);
        await cluster.IdleAsync(Settling);
        return await cluster.IdleAsync(Rest);
    }
}
