using System.Globalization;

namespace AkkaCluster.Simulation.Measuring;

/// <summary>How many cores of this machine other programs left to a run, from /proc/stat: a shared machine is not taken for a quiet one.</summary>
/// <param name="ours">Processor time of the run's own processes so far.</param>
internal sealed class CoresLeft(Func<TimeSpan> ours)
{
    private const double TickMilliseconds = 10;
    private const int Idle = 3;
    private const int Wait = 4;

    private readonly long _began = TimeProvider.System.GetTimestamp();
    private readonly double _busy = BusyMilliseconds();
    private readonly TimeSpan _ours = ours();

    public double Read()
    {
        var elapsed = TimeProvider.System.GetElapsedTime(_began).TotalMilliseconds;
        var others = (BusyMilliseconds() - _busy - (ours() - _ours).TotalMilliseconds) / elapsed;
        return Math.Clamp(Environment.ProcessorCount - others, 0.1, Environment.ProcessorCount);
    }

    // user, nice, system, idle, iowait, irq, softirq, steal
    private static double BusyMilliseconds() => TickMilliseconds * File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(8)
        .Where((_, i) => i is not (Idle or Wait)).Sum(ticks => double.Parse(ticks, CultureInfo.InvariantCulture));
}
