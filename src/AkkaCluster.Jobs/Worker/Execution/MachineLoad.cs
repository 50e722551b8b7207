using System.Globalization;

namespace AkkaCluster.Jobs.Worker.Execution;

/// <summary>How busy the machine is. Elsewhere than on Linux, what the runtime knows of memory, and nothing of the processors.</summary>
internal sealed class MachineLoad(string procDirectory = "/proc", string groupDirectory = "/sys/fs/cgroup")
{
    private readonly ControlGroup _group = new(procDirectory, groupDirectory);
    private (long Busy, long Total) _last;

    /// <summary>Share of the processors in use since the last call, from 0 to 1.</summary>
    public double ReadCpu()
    {
        var now = ReadTicks();
        var (busy, total) = (now.Busy - _last.Busy, now.Total - _last.Total);
        _last = now;
        return total > 0 ? Math.Clamp((double)busy / total, 0, 1) : 0;
    }

    /// <summary>Share of the memory in use, from 0 to 1: of what the process's control group may use, where that is less than the machine has.</summary>
    public double ReadMemory()
    {
        var (total, available) = ReadMachine();
        if (_group.ReadMemory(total) is { Share: var share })
            return share;
        if (total > 0)
            return 1 - (double)available / total;
        var info = GC.GetGCMemoryInfo();
        return info.TotalAvailableMemoryBytes > 0 ? (double)info.MemoryLoadBytes / info.TotalAvailableMemoryBytes : 0;
    }

    /// <summary>Bytes of memory that programs can have without others having to give theirs up: of the machine, and of the process's control group, where that has less.</summary>
    public long ReadFreeMemory()
    {
        var (total, available) = ReadMachine();
        if (total == 0)
        {
            var info = GC.GetGCMemoryInfo();
            available = Math.Max(0, info.TotalAvailableMemoryBytes - info.MemoryLoadBytes);
        }
        return _group.ReadMemory(total) is { Free: var free } ? Math.Min(free, available) : available;
    }

    private (long Total, long Available) ReadMachine()
    {
        var (total, available) = (0L, 0L);
        foreach (var line in Lines(Path.Combine(procDirectory, "meminfo")))
        {
            if (line.StartsWith("MemTotal:", StringComparison.Ordinal))
                total = Number(line) * 1024;
            else if (line.StartsWith("MemAvailable:", StringComparison.Ordinal))
                available = Number(line) * 1024;
        }
        return (total, available);
    }

    private (long Busy, long Total) ReadTicks()
    {
        var path = Path.Combine(procDirectory, "stat");
        if (!File.Exists(path))
            return default;
        using var reader = new StreamReader(path);
        var fields = (reader.ReadLine() ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(8).Select(field => long.Parse(field, CultureInfo.InvariantCulture)).ToArray();
        if (fields.Length < 5)
            return default;
        var total = fields.Sum();
        return (total - fields[3] - fields[4], total);
    }

    private static IEnumerable<string> Lines(string path) => File.Exists(path) ? File.ReadLines(path) : [];

    private static long Number(string line) => long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
}
