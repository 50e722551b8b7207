using System.Diagnostics;
using System.Globalization;

namespace AkkaCluster.Simulation.Measuring;

/// <summary>Processor time of a process so far, in milliseconds, from /proc (proc(5), <c>schedstat</c>).</summary>
/// <param name="All">Of all its threads, those that have ended too.</param>
/// <param name="Threads">Name and time of each thread that is there, by its id.</param>
internal sealed record ProcessorTimes(double All, IReadOnlyDictionary<string, (string Name, double Time)> Threads)
{
    /// <summary>Of the thread that writes to the store.</summary>
    public double Store => Of("job-store-write");

    /// <summary>Of the threads of its pool, on which its actors run.</summary>
    public double Pool => Of(".NET TP Worker");

    /// <summary>Without what the store is counted with.</summary>
    public double Rest => All - Store;

    public static ProcessorTimes Of(int process)
    {
        using var known = Process.GetProcessById(process);
        var threads = new Dictionary<string, (string, double)>();
        foreach (var thread in Directory.EnumerateDirectories($"/proc/{process}/task"))
        {
            try
            {
                threads.Add(thread, (File.ReadAllText(thread + "/comm"), Running(thread)));
            }
            catch (IOException)
            {
                // It has ended meanwhile.
            }
        }

        return new ProcessorTimes(known.TotalProcessorTime.TotalMilliseconds, threads);
    }

    /// <summary>Of programs of one thread each, as a PostgreSQL server's are.</summary>
    public static double Of(IEnumerable<int> programs) => programs.Select(program => $"/proc/{program}").Where(Directory.Exists).Sum(Running);

    /// <summary>What was used between the two; of threads, by those that are still there.</summary>
    public static ProcessorTimes operator -(ProcessorTimes now, ProcessorTimes then) => new(
        now.All - then.All, now.Threads.ToDictionary(thread => thread.Key, thread => (thread.Value.Name, thread.Value.Time - then.Threads.GetValueOrDefault(thread.Key).Time)));

    private double Of(string name) => Threads.Values.Where(thread => thread.Name.StartsWith(name, StringComparison.Ordinal)).Sum(thread => thread.Time);

    private static double Running(string thread) => double.Parse(File.ReadAllText(thread + "/schedstat").Split(' ')[0], CultureInfo.InvariantCulture) / 1e6;
}
