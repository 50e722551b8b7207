using AkkaCluster.Benchmarks.Frame;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Benchmarks.Jobs;

/// <summary>How long calls take which should take no longer the more there is, by what was there.</summary>
internal sealed class Looks(BenchmarkRun run, JobBenchCluster cluster)
{
    private const int Calls = 200;

    private readonly Dictionary<string, double> _first = [];

    /// <summary>Times each call, and prints their medians and 99th percentiles, and the memory of the nodes.</summary>
    /// <param name="when">What is there.</param>
    /// <param name="calls">The calls by what they ask for.</param>
    public async Task TellAsync(string when, params (string What, Func<int, Task> Call)[] calls)
    {
        var told = new List<string>();
        foreach (var (what, call) in calls)
        {
            var load = new ConcurrentLoad(call, 1);
            await load.RunAsync(Calls);
            var median = load.Percentile(0.5);
            told.Add($"{what} {BenchmarkRun.Text(median)} ({BenchmarkRun.Text(load.Percentile(0.99))})");
            if (_first.TryAdd(what, median))
                continue;
            run.Require(median <= 1.5 * _first[what] + 1, $"{what} takes no longer with {when}: {BenchmarkRun.Text(median)} ms, {BenchmarkRun.Text(_first[what])} ms at first");
        }
        run.Note($"{when}: ms, p50 (p99): {string.Join(", ", told)}; MB: {string.Join(", ", cluster.WorkingSets().Select(size => $"{size.Key} {size.Value:0}"))}, store {cluster.StoreSize() / 1e6:#,0}");
    }

    /// <summary>What people ask of a job and of all jobs, given the first job and the last.</summary>
    public (string What, Func<int, Task> Call)[] OfJobs(Job first, Job last) =>
    [
        ("status of the first job", _ => cluster.Client.GetAsync(first.Id)),
        ("of the last", _ => cluster.Client.GetAsync(last.Id)),
        ("list", _ => cluster.Client.ListAsync()),
        ("a page from the middle", _ => cluster.Client.ListAsync(new JobFilter { Before = (first.Number + last.Number) / 2 })),
        ("list of what failed", _ => cluster.Client.ListAsync(new JobFilter { States = [JobState.Failed] })),
        ("list of a kind that few have", _ => cluster.Client.ListAsync(new JobFilter { Kind = "primes" })),
        ("list of a label that few have", _ => cluster.Client.ListAsync(new JobFilter { Label = "seldom=yes" })),
        ("cluster", _ => cluster.Client.GetClusterAsync()),
    ];
}
