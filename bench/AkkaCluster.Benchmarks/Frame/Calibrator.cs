using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace AkkaCluster.Benchmarks.Frame;

/// <summary>
/// What this machine does at this moment with plain work that has nothing to do with actors: every core mixes integers and walks a
/// table that fits the second-level cache. A figure is compared across machines and busy hours by its ratio to this one.
/// </summary>
public static class Calibrator
{
    public const string Description = "million integer mixes/s on all cores";

    private const int Steps = 8_000_000;

    public static double Measure()
    {
        var threads = Enumerable.Range(0, Environment.ProcessorCount).Select(i => new Thread(() => Mix((uint)i + 1))).ToList();
        var watch = Stopwatch.StartNew();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
        return Steps / 1e6 * threads.Count / watch.Elapsed.TotalSeconds;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint Mix(uint seed)
    {
        var table = new uint[1 << 16];
        var state = seed;
        for (var i = 0; i < Steps; i++)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            table[state & 0xFFFF] += state;
        }

        return table[state & 0xFFFF];
    }
}
