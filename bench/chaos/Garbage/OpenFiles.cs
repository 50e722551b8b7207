using System.Globalization;

namespace AkkaCluster.Chaos.Garbage;

/// <summary>How many files and sockets this process may have open; its nodes may have as many.</summary>
internal static class OpenFiles
{
    private const int Own = 1000;
    private const string LimitLine = "Max open files";

    /// <summary>Why idle and slow connections, so many of each, cannot be held to one port; null where they can.</summary>
    public static string? Missing(int connections)
    {
        var (wanted, allowed) = ((2L * connections) + Own, Allowed());
        return wanted <= allowed ? null : FormattableString.Invariant($"{connections} idle and {connections} slow connections take {wanted} open files, and this process may have {allowed}: raise the limit (ulimit -n {wanted}), or ask for fewer (--connections {Math.Max(0, (allowed - Own) / 2)}).");
    }

    private static long Allowed()
    {
        var line = File.ReadLines("/proc/self/limits").First(line => line.StartsWith(LimitLine, StringComparison.Ordinal));
        return long.TryParse(line[LimitLine.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0], CultureInfo.InvariantCulture, out var limit) ? limit : long.MaxValue;
    }
}
