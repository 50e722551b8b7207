using System.Diagnostics;
using AkkaCluster.Jobs.Storage;
using AkkaCluster.Simulation.Model;

namespace AkkaCluster.Simulation.Measuring;

/// <summary>Takes the costs of a job store from the store itself: operations one at a time are a transaction each, and of many at once all but the first are one.</summary>
internal static class StoreMeasure
{
    private const int Alone = 400;
    private const int Together = 64;
    private const int Waves = 40;
    private const int LargeChunk = 10_000;
    private const int Stores = 8;

    /// <param name="options">Where it is; it is to be empty.</param>
    /// <param name="processorTime">What whoever writes for it has used of the processor so far, in milliseconds.</param>
    public static async Task<StoreCosts> RunAsync(StoreOptions options, Func<double> processorTime)
    {
        await using var store = JobStores.Create(options);
        await store.OpenAsync().ConfigureAwait(false);
        var leader = await store.TakeLeadershipAsync("simulation").ConfigureAwait(false);
        var number = 0;
        Task<Admission> Admit(long tasks = 1)
        {
            var spec = new JobSpec { Kind = "noop", Inputs = new JobInputs.Range(0, tasks, 1) };
            return store.AdmitAsync(leader, new NewJob($"job-{++number}", spec, TimeProvider.System.GetUtcNow()));
        }

        Task<Admission[]> AdmitMany() => Task.WhenAll(Enumerable.Range(0, Together).Select(_ => Admit()));

        await TimesAsync(Alone, () => Admit()).ConfigureAwait(false);
        // In turns, so that what the disk does meanwhile is the same for all.
        var (alone, admitted, recorded, usedAlone, used) = (new List<double>(), new List<double>(), new List<double>(), 0.0, 0.0);
        for (var wave = 0; wave < Waves; wave++)
        {
            var before = processorTime();
            alone.AddRange(await TimesAsync(Alone / Waves, () => Admit()).ConfigureAwait(false));
            var between = processorTime();
            Admission[] jobs = [];
            admitted.AddRange(await TimesAsync(1, async () => jobs = await AdmitMany().ConfigureAwait(false)).ConfigureAwait(false));
            recorded.AddRange(await TimesAsync(1, () => Task.WhenAll(jobs.Select(job => store.RecordAsync(Chunk(job.Number, 0, 1, ends: true))))).ConfigureAwait(false));
            (usedAlone, used) = (usedAlone + between - before, used + processorTime() - between);
        }

        var large = (await Admit(10L * LargeChunk).ConfigureAwait(false)).Number;
        var first = 0L;
        var chunks = await TimesAsync(10, () => store.RecordAsync(Chunk(large, LargeChunk * first++, LargeChunk, ends: false))).ConfigureAwait(false);
        // alone = commit + admit; a wave of n = two commits, n admissions.
        var single = Median(alone);
        var admit = Math.Max(0.001, (Median(admitted) - 2 * single) / (Together - 2));
        var commit = Math.Max(0.001, single - admit);
        var record = Math.Max(0.001, (Median(recorded) - 2 * commit) / Together);
        var mean = alone.Average();
        var share = Math.Clamp(usedAlone / alone.Sum(), 0, 1);
        var together = admitted.Sum() + recorded.Sum();
        var begun = 4 * commit * Waves;
        return new StoreCosts
        {
            Commit = commit,
            CommitSpread = Math.Sqrt(alone.Average(time => (time - mean) * (time - mean))) / mean,
            ProcessorShare = share,
            OperationShare = Math.Clamp((used - share * begun) / (together - begun), 0, 1),
            Admit = admit,
            Record = record,
            Task = Math.Max(0, (Median(chunks) - commit - record) / LargeChunk),
            Writers = options.Provider == "postgres" ? await WritersAsync(options, large, single).ConfigureAwait(false) : 1,
        };
    }

    /// <summary>How many times as much several nodes write as one does.</summary>
    private static async Task<double> WritersAsync(StoreOptions options, long job, double single)
    {
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Stores).Select(async _ =>
        {
            await using var store = JobStores.Create(options);
            await store.OpenAsync().ConfigureAwait(false);
            await TimesAsync(Alone, () => store.BeginAsync(job, 1, TimeProvider.System.GetUtcNow())).ConfigureAwait(false);
        })).ConfigureAwait(false);
        return Math.Clamp(single * Stores * Alone / watch.Elapsed.TotalMilliseconds, 1, Stores);
    }

    private static ChunkRecord Chunk(long job, long first, int count, bool ends)
    {
        var (run, now) = (new TaskRun(first, count), TimeProvider.System.GetUtcNow());
        return new ChunkRecord
        {
            Job = job,
            Epoch = 1,
            Chunk = run,
            Outputs = new PackedOutputs(new int[count], ReadOnlyMemory<byte>.Empty),
            Runs = [run],
            Worker = "127.0.0.1:4053",
            StartedAt = now,
            Elapsed = TimeSpan.Zero,
            Finish = ends ? new JobFinish(JobState.Succeeded, now) : null,
        };
    }

    private static async Task<List<double>> TimesAsync(int count, Func<Task> once)
    {
        var times = new List<double>(count);
        for (var i = 0; i < count; i++)
        {
            var watch = Stopwatch.StartNew();
            await once().ConfigureAwait(false);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return times;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
