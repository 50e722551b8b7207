using AkkaCluster.Benchmarks.Frame;

namespace AkkaCluster.Benchmarks.Churn;

/// <summary>What a process holds: its heap, and its threads but for those of the runtime, which adapts its pool to the load.</summary>
internal sealed record Snapshot(long Bytes, int Threads)
{
    // Longer than the timers of the actors: a cancelled timer leaves the scheduler's wheel when its time comes.
    private static readonly TimeSpan s_settling = TimeSpan.FromSeconds(2.5);

    public static async Task<Snapshot> TakeAsync()
    {
        await Task.Delay(s_settling);
        return new Snapshot(GC.GetTotalMemory(forceFullCollection: true), OwnThreads());
    }

    public override string ToString() => $"{BenchmarkRun.Text(Bytes / 1e6)} MB, {Threads} threads of the engine";

    private static int OwnThreads()
    {
        var tasks = new DirectoryInfo("/proc/self/task");
        return tasks.Exists ? tasks.GetDirectories().Count(IsOwn) : 0;
    }

    private static bool IsOwn(DirectoryInfo task)
    {
        try
        {
            var name = File.ReadAllText(Path.Combine(task.FullName, "comm"));
            return name.StartsWith("akka-", StringComparison.Ordinal) || name.StartsWith("churn-", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
