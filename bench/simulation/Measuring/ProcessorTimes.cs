using System.Diagnostics;
using System.Globalization;

namespace AkkaCluster.Simulation.Measuring;

/// <summary>Processor time of a process so far, in milliseconds, from /proc (proc(5), <c>schedstat</c>).</summary>
/// <param name="All">Of all its threads, those that have ended too.</param>
/// <param name="Store">Of the thread that writes to the store.</param>
/// <param name="Pool">Of the threads of its pool, on which its actors run.</param>
internal readonly record struct ProcessorTimes(double All, double Store, double Pool)
{
    /// <summary>Without what the store is counted with.</summary>
    public double Rest => All - Store;

    public static ProcessorTimes Of(int process)
    {
        using var known = Process.GetProcessById(process);
        var (store, pool) = (0.0, 0.0);
        foreach (var thread in Directory.EnumerateDirectories($"/proc/{process}/task"))
        {
            try
            {
                var name = File.ReadAllText(thread + "/comm");
                var time = Running(thread);
                store += name.StartsWith("job-store-write", StringComparison.Ordinal) ? time : 0;
                pool += name.StartsWith(".NET TP Worker", StringComparison.Ordinal) ? time : 0;
            }
            catch (IOException)
            {
                // It has ended meanwhile.
            }
        }

        return new ProcessorTimes(known.TotalProcessorTime.TotalMilliseconds, store, pool);
    }

    /// <summary>Of programs of one thread each, as a PostgreSQL server's are.</summary>
    public static double Of(IEnumerable<int> programs) => programs.Select(program => $"/proc/{program}").Where(Directory.Exists).Sum(Running);

    public static ProcessorTimes operator -(ProcessorTimes one, ProcessorTimes other) => new(one.All - other.All, one.Store - other.Store, one.Pool - other.Pool);

    private static double Running(string thread) => double.Parse(File.ReadAllText(thread + "/schedstat").Split(' ')[0], CultureInfo.InvariantCulture) / 1e6;
}
