using Akka.Actor;
using AkkaCluster.Benchmarks.Frame;

namespace AkkaCluster.Benchmarks.Local;

/// <summary>What the actor core does inside of one process; every message is one shared object, and a message is counted when it is sent.</summary>
public sealed class LocalBenchmark : IBenchmark
{
    private const int ManyPairs = 8;
    private const int InFlight = 100;
    private static readonly int s_cores = Environment.ProcessorCount;

    public string Name => "local";

    public string Description => "messages between actors of one process, a million actors, the dispatcher's share, bytes per Tell";

    public async Task RunAsync(BenchmarkRun run)
    {
        using var system = ActorSystem.Create("bench", ManualDispatcher.Config);
        var bare = new ManualPingPong(system);
        var alone = await run.MeasureAsync("ping-pong without a dispatcher, 1 thread", "M messages/s", () => bare.Run(1, 1, run.Options.Get("few", 2_000_000)));
        var crowd = await run.MeasureAsync("the same, 8 pairs x 100 in flight", "M messages/s", () => bare.Run(ManyPairs, InFlight, run.Options.Get("many", 1_000_000)));

        await MeasurePairsAsync(run, system, ManyPairs, InFlight, run.Options.Get("many", 2_000_000), crowd * s_cores);
        await MeasurePairsAsync(run, system, 1, 1, run.Options.Get("few", 2_000_000), alone);
        await run.MeasureAsync("1 producer thread to 1 consumer", "M messages/s", () => ProducerConsumer.RunAsync(system, run.Options.Get("few", 2_000_000)));
        await MillionActors.MeasureAsync(run, system, run.Options.Get("actors", 1_000_000));
        await system.Terminate();
    }

    private static async Task MeasurePairsAsync(BenchmarkRun run, ActorSystem system, int pairs, int inFlight, int messages, double? bare)
    {
        var name = $"ping-pong, {pairs} pairs x {inFlight} in flight";
        var allocated = new List<double>();
        var rate = await run.MeasureAsync(name, "M messages/s", async () =>
        {
            var before = GC.GetTotalAllocatedBytes(true);
            var figure = await PingPong.RunAsync(system, pairs, inFlight, messages);
            allocated.Add((double)(GC.GetTotalAllocatedBytes(true) - before) / ((double)pairs * messages));
            return figure;
        });
        if (rate is null) return;
        run.Note($"    allocated per Tell {BenchmarkRun.Text(BenchmarkRun.Median(allocated))} bytes");
        if (bare is { } without) run.Note($"    dispatcher's share of the time {Math.Max(0, 1 - (rate.Value / without)):P0} (against the same actors without a dispatcher)");
    }
}
