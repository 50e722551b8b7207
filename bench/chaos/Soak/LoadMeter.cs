using System.Diagnostics;

namespace AkkaCluster.Chaos.Soak;

/// <summary>Which share of the machine's processors some processes use, whatever else runs on it.</summary>
internal sealed class LoadMeter
{
    private Dictionary<int, TimeSpan> _before = [];
    private long _at = TimeProvider.System.GetTimestamp();

    /// <summary>What was read last.</summary>
    public double Last { get; private set; }

    /// <summary>From 0 to 1, since the last time. A process that was not there then is new, and has used all its time since.</summary>
    public double Read(params IEnumerable<int> processes)
    {
        var now = processes.Select(process => (process, Used: Used(process))).Where(pair => pair.Used is not null).ToDictionary(pair => pair.process, pair => pair.Used!.Value);
        var used = now.Sum(process => (process.Value - _before.GetValueOrDefault(process.Key)).TotalSeconds);
        var passed = TimeProvider.System.GetElapsedTime(_at).TotalSeconds;
        (_before, _at) = (now, TimeProvider.System.GetTimestamp());
        return Last = used / (passed * Environment.ProcessorCount);
    }

    private static TimeSpan? Used(int process)
    {
        try
        {
            using var running = Process.GetProcessById(process);
            return running.TotalProcessorTime;
        }
        catch (Exception ended) when (ended is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
