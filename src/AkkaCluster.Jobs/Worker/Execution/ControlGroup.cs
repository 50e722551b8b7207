using System.Globalization;

namespace AkkaCluster.Jobs.Worker.Execution;

/// <summary>What a container may use of the machine's memory: the limits of this process's control group and of those above it, of version 2 or 1 of Linux's.</summary>
/// <param name="procDirectory">Where <c>self/cgroup</c> says which group it is.</param>
/// <param name="groupDirectory">Where the groups are.</param>
internal sealed class ControlGroup(string procDirectory, string groupDirectory)
{
    /// <summary>Of the fullest of the limits, the share that is in use, from 0 to 1, and of the one that leaves least, the bytes that are free; null where none is below what the machine has.</summary>
    public (double Share, long Free)? ReadMemory(long machine)
    {
        (double Share, long Free)? least = null;
        foreach (var (folder, version1) in Folders())
        {
            if (Number(Path.Combine(folder, version1 ? "memory.limit_in_bytes" : "memory.max")) is not { } limit || limit <= 0 || (machine > 0 && limit >= machine))
                continue;
            var used = Number(Path.Combine(folder, version1 ? "memory.usage_in_bytes" : "memory.current")) ?? 0;
            var needed = Math.Clamp(used - Reclaimable(folder, version1), 0, limit);
            least = (Math.Max(least?.Share ?? 0, (double)needed / limit), Math.Min(least?.Free ?? long.MaxValue, limit - needed));
        }
        return least;
    }

    /// <summary>This process's group and those above it. In a container the path is often that of the host, and only the uppermost folder is there.</summary>
    private IEnumerable<(string Folder, bool Version1)> Folders()
    {
        var path = Path.Combine(procDirectory, "self", "cgroup");
        foreach (var line in File.Exists(path) ? File.ReadLines(path) : [])
        {
            if (line.Split(':', 3) is not [_, var controllers, var group])
                continue;
            var version1 = controllers.Split(',').Contains("memory");
            if (!version1 && controllers.Length > 0)
                continue;
            var root = version1 ? Path.Combine(groupDirectory, "memory") : groupDirectory;
            for (var at = group.TrimEnd('/'); ; at = at[..at.LastIndexOf('/')])
            {
                yield return (root + at, version1);
                if (at.Length == 0)
                    break;
            }
        }
    }

    /// <summary>Pages of files that were read and are given up first: no sign of need.</summary>
    private static long Reclaimable(string folder, bool version1)
    {
        var name = version1 ? "total_inactive_file " : "inactive_file ";
        var path = Path.Combine(folder, "memory.stat");
        var line = File.Exists(path) ? File.ReadLines(path).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) : null;
        return line is not null && long.TryParse(line.AsSpan(name.Length), CultureInfo.InvariantCulture, out var bytes) ? bytes : 0;
    }

    /// <summary>Null where there is no such file, or no limit ("max").</summary>
    private static long? Number(string path) =>
        File.Exists(path) && long.TryParse(File.ReadAllText(path).AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
