using AkkaCluster.Benchmarks.Frame;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Benchmarks.Jobs;

/// <summary>What people who look, and what has been done before, cost those who hand in: two clusters of one machine in turns, of which the one that is not measured stands still.</summary>
public sealed class DashboardsBenchmark : IBenchmark
{
    private const int Dashboards = 50;
    private const int Submissions = 500;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly JobRequest OneTask = new() { Kind = "noop", Inputs = new JobInputs.Range(0, 1) };

    public string Name => "dashboards";

    public string Description => "submissions at a gateway with 50 open dashboards and --finished (100,000) jobs in its store, and at one with neither, in turns; one seed and one worker each, over SQLite (synchronous=FULL), called over HTTP; the dashboards are read by this process";

    public async Task RunAsync(BenchmarkRun run)
    {
        var finished = run.Options.Get("finished", 100_000);
        await using var empty = await JobBenchCluster.StartAsync(workers: 1);
        await using var full = await JobBenchCluster.StartAsync(workers: 1);
        await new ConcurrentLoad(_ => full.RunAsync(OneTask, Patience), 64).RunAsync(finished);
        var (without, with) = (new List<double>(), new List<double>());
        // The first turn warms up.
        for (var turn = 0; turn <= run.Options.Runs; turn++)
        {
            var alone = await MedianAsync(empty);
            await using var watched = await OpenDashboards.StartAsync(full.Gateways[0], Dashboards);
            var looked = await MedianAsync(full);
            if (turn == 0)
                continue;
            without.Add(alone);
            with.Add(looked);
            run.Note($"turn {turn}: {BenchmarkRun.Text(alone)} ms without, {BenchmarkRun.Text(looked)} ms with; {watched.Events:#,0} events told");
        }

        var (least, most) = (BenchmarkRun.Median(without), BenchmarkRun.Median(with));
        run.Note($"p50 of a job of one task, submitted with wait: {BenchmarkRun.Text(least)} ms without, {BenchmarkRun.Text(most)} ms with {Dashboards} dashboards and {finished:#,0} finished jobs");
        run.Require(most <= 1.25 * least, "a median no more than a quarter above that without");
    }

    private static async Task<double> MedianAsync(JobBenchCluster cluster)
    {
        var load = new ConcurrentLoad(_ => cluster.RunAsync(OneTask, Patience), 1);
        await load.RunAsync(Submissions);
        return load.Percentile(0.5);
    }
}
