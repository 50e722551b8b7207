using System.Runtime;
using System.Runtime.InteropServices;

namespace AkkaCluster.Benchmarks.Frame;

/// <summary>The line that says what the figures were measured on.</summary>
public static class Machine
{
    public static string Describe()
    {
        var build = typeof(Machine).Assembly.GetCustomAttributes(typeof(System.Diagnostics.DebuggableAttribute), false)
            .Cast<System.Diagnostics.DebuggableAttribute>().Any(a => a.IsJITOptimizerDisabled) ? "DEBUG BUILD, figures mean nothing" : "Release";
        return $"machine: {Environment.ProcessorCount} cores ({Processor()}), {RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}, " +
               $"{RuntimeInformation.FrameworkDescription}, {(GCSettings.IsServerGC ? "server" : "workstation")} GC, {build}";
    }

    private static string Processor() =>
        File.Exists("/proc/cpuinfo") && File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) is { } line
            ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            : RuntimeInformation.ProcessArchitecture.ToString();
}
