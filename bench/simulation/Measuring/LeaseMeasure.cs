using System.Diagnostics;
using AkkaCluster.Jobs.Leasing;

namespace AkkaCluster.Simulation.Measuring;

/// <summary>What a job actor's own book of leases takes for a chunk, by how many leases are out.</summary>
internal static class LeaseMeasure
{
    private const int Few = 16;
    private const int Many = 4096;
    private const int Rounds = 2000;

    /// <summary>Milliseconds more a chunk for each lease that is out.</summary>
    public static double Run()
    {
        _ = TimeOf(Many);
        return Math.Max(0, (TimeOf(Many) - TimeOf(Few)) / (Many - Few));
    }

    /// <summary>Milliseconds for a question and a result, the least of some batches: other programs may have had the core in the rest.</summary>
    private static double TimeOf(int leases)
    {
        var now = DateTimeOffset.UnixEpoch;
        var book = new LeaseBook(10_000_000, 3, new LeasingPolicy(), new Random(1));
        book.Open();
        var held = new Queue<Lease>(book.Ask("worker-1", leases, 0, leases, now));
        var times = new List<double>();
        for (var batch = 0; batch < 10; batch++)
        {
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < Rounds / 10; i++)
            {
                var done = held.Dequeue();
                book.Report(new ReportedChunk(done.Id, done.Run, done.Attempt, [], TimeSpan.FromMilliseconds(300)), "worker-1", now);
                held.Enqueue(book.Ask("worker-1", 1, 0, leases, now)[0]);
            }

            times.Add(watch.Elapsed.TotalMilliseconds / (Rounds / 10));
        }

        return times.Min();
    }
}
