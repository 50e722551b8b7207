using System.Diagnostics.Metrics;

namespace AkkaCluster.Jobs.Storage.Sql;

/// <summary>What the job store of this node measures.</summary>
internal static class StoreInstruments
{
    private static readonly Meter Meter = new("AkkaCluster.Store");
    private static readonly Counter<long> Writes = Meter.CreateCounter<long>("akkacluster.store.writes", null, "Writes that are committed.");
    private static readonly Histogram<long> Batch = Meter.CreateHistogram("akkacluster.store.batch", null, "Writes that were committed together.", null, new InstrumentAdvice<long> { HistogramBucketBoundaries = [1, 2, 5, 10, 20, 50, 100, 200, 500] });
    private static readonly Histogram<double> CommitTime = Meter.CreateHistogram<double>("akkacluster.store.commit", "s", "How long a transaction took, its commit included.");

    // Told as 0 before it happens: a rate needs two points.
    private static long s_unavailable;

    static StoreInstruments() =>
        Meter.CreateObservableCounter("akkacluster.store.unavailable", () => Volatile.Read(ref s_unavailable), null, "Transactions that found the store away, locked or full.");

    public static void Committed(int writes, TimeSpan took)
    {
        Writes.Add(writes);
        Batch.Record(writes);
        CommitTime.Record(took.TotalSeconds);
    }

    public static void Unavailable() => Interlocked.Increment(ref s_unavailable);
}
