using System.Diagnostics;
using Akka.Actor;
using Akka.Cluster.Sharding;

namespace AkkaCluster.Benchmarks.Sharding;

/// <summary>Asks entities through a region, so many at a time, and notes how long each answer took.</summary>
internal sealed class AskLoad(IActorRef region, int entities, int inFlight)
{
    private readonly string[] _ids = Enumerable.Range(0, entities).Select(i => $"entity-{i}").ToArray();
    private readonly List<double> _latencies = [];

    /// <summary>Latencies of the last run in milliseconds, sorted.</summary>
    public IReadOnlyList<double> Latencies => _latencies;

    public double Percentile(double part) => _latencies[(int)(part * (_latencies.Count - 1))];

    /// <summary>Returns asks per second.</summary>
    public async Task<double> RunAsync(int asks)
    {
        var watch = Stopwatch.StartNew();
        var loops = await Task.WhenAll(Enumerable.Range(0, inFlight).Select(loop => Task.Run(() => LoopAsync(loop, asks / inFlight))));
        var seconds = watch.Elapsed.TotalSeconds;
        _latencies.Clear();
        _latencies.AddRange(loops.SelectMany(l => l).Select(ticks => ticks * 1000.0 / Stopwatch.Frequency));
        _latencies.Sort();
        return _latencies.Count / seconds;
    }

    private async Task<long[]> LoopAsync(int loop, int asks)
    {
        var taken = new long[asks];
        for (var i = 0; i < asks; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await region.Ask<int>(new ShardingEnvelope(_ids[(loop * 7919 + i) % _ids.Length], i), TimeSpan.FromSeconds(30));
            taken[i] = Stopwatch.GetTimestamp() - start;
        }

        return taken;
    }
}
