using System.Globalization;
using AkkaCluster.Cli.Local;

namespace AkkaCluster.Cli.Compare;

/// <summary>CPU time and memory of processes, as /proc tells them; read again and again, since a killed process tells nothing.</summary>
internal sealed class ResourceSampler(Side side)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private const double TicksPerSecond = 100;
    private readonly Dictionary<int, (double Cpu, double Memory)> _processes = [];

    /// <summary>Samples until the run ends.</summary>
    public async Task RunAsync(CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            Sample();
            await Task.Delay(Interval, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>CPU seconds since the last call, and the sum of each process's greatest memory in MiB.</summary>
    public (double CpuSeconds, double MemoryMiB) Read()
    {
        Sample();
        return (_processes.Values.Sum(process => process.Cpu), _processes.Values.Sum(process => process.Memory));
    }

    private void Sample()
    {
        foreach (var node in side.Nodes.ToArray())
        {
            if (!node.HasEnded && TryRead(node) is { } now)
                _processes[node.ProcessId] = now;
        }
    }

    private static (double Cpu, double Memory)? TryRead(LocalNode node)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{node.ProcessId}/stat");
            // Behind the name, which may hold anything but ends with the last parenthesis: the state is field 3, utime and stime are 14 and 15.
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var cpu = (double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
            var peak = File.ReadLines($"/proc/{node.ProcessId}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return (cpu, double.Parse(peak.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024);
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
