using System.Diagnostics;

namespace AkkaCluster.Benchmarks.Frame;

/// <summary>Does something over and over, so many at a time, and notes how long each took.</summary>
/// <param name="once">One of them; given its number.</param>
/// <param name="inFlight">How many at a time.</param>
internal sealed class ConcurrentLoad(Func<int, Task> once, int inFlight)
{
    private readonly List<double> _latencies = [];

    public double Percentile(double part) => _latencies[(int)(part * (_latencies.Count - 1))];

    /// <summary>Returns how many a second were done.</summary>
    public async Task<double> RunAsync(int count)
    {
        var watch = Stopwatch.StartNew();
        var loops = await Task.WhenAll(Enumerable.Range(0, inFlight).Select(loop => Task.Run(() => LoopAsync(loop, count / inFlight))));
        var seconds = watch.Elapsed.TotalSeconds;
        _latencies.Clear();
        _latencies.AddRange(loops.SelectMany(l => l).Select(ticks => ticks * 1000.0 / Stopwatch.Frequency));
        _latencies.Sort();
        return _latencies.Count / seconds;
    }

    private async Task<long[]> LoopAsync(int loop, int count)
    {
        var taken = new long[count];
        for (var i = 0; i < count; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await once(loop * 7919 + i);
            taken[i] = Stopwatch.GetTimestamp() - start;
        }

        return taken;
    }
}
