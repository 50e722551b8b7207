using System.Diagnostics;
using AkkaCluster.Benchmarks.Frame;

namespace AkkaCluster.Benchmarks.Jobs;

/// <summary>What a cluster costs that has nothing to do, and how long it takes to stand and to leave.</summary>
public sealed class ClusterBenchmark : IBenchmark
{
    private const int Nodes = 5;

    public string Name => "cluster";

    public string Description => "two seeds and three workers as processes with nothing to do: until they stand, at rest (--settle S seconds after their start, for --seconds S), until all have left";

    public async Task RunAsync(BenchmarkRun run)
    {
        var (settle, seconds) = (TimeSpan.FromSeconds(run.Options.Get("settle", 60)), TimeSpan.FromSeconds(run.Options.Get("seconds", 30)));
        var figures = new List<(double Stands, double Cpu, double Memory, double Resident, double Leaves)>();
        for (var i = 0; i < run.Options.Runs; i++)
            figures.Add(await OnceAsync(settle, seconds));
        Tell(run, "until five processes stand", "s", [.. figures.Select(f => f.Stands)], 5);
        Tell(run, "a node of five at rest, of a core", "%", [.. figures.Select(f => f.Cpu)], 1.5);
        Tell(run, "its memory, what nodes share divided among them", "MB", [.. figures.Select(f => f.Memory)], 120);
        run.Note($"{"with all that they share (resident)",-48} {BenchmarkRun.Text(BenchmarkRun.Median([.. figures.Select(f => f.Resident)])),10} MB");
        Tell(run, "until all have left", "s", [.. figures.Select(f => f.Leaves)], 3);
    }

    private static async Task<(double Stands, double Cpu, double Memory, double Resident, double Leaves)> OnceAsync(TimeSpan settle, TimeSpan seconds)
    {
        var watch = Stopwatch.StartNew();
        var cluster = await JobBenchCluster.StartAsync(workers: 3, seeds: 2);
        try
        {
            var stands = watch.Elapsed.TotalSeconds;
            await Task.Delay(settle);
            var before = cluster.NodesProcessorTime();
            await Task.Delay(seconds);
            var cpu = (cluster.NodesProcessorTime() - before) / seconds / Nodes * 100;
            var (memory, resident) = (cluster.MeanProportionalSet() / 1e6, cluster.MeanWorkingSet() / 1e6);
            watch.Restart();
            await cluster.StopAsync();
            return (stands, cpu, memory, resident, watch.Elapsed.TotalSeconds);
        }
        finally
        {
            await cluster.DisposeAsync();
        }
    }

    private static void Tell(BenchmarkRun run, string name, string unit, List<double> figures, double limit)
    {
        var median = BenchmarkRun.Median(figures);
        run.Note($"{name,-48} {BenchmarkRun.Text(median),10} {unit} ({BenchmarkRun.Text(figures.Min())}..{BenchmarkRun.Text(figures.Max())})");
        run.Require(median <= limit, $"at most {limit} {unit}");
    }
}
