using AkkaCluster.Benchmarks.Frame;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Benchmarks.Jobs;

/// <summary>What three queues of unlike weights have of the workers, as those who hand jobs in see it: tasks done and recorded in a time in which none of them runs out of work.</summary>
public sealed class FairnessBenchmark : IBenchmark
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly (string Name, int Weight)[] Queues = [("a", 1), ("b", 2), ("c", 4)];

    public string Name => "fairness";

    public string Description => "a seed and three workers of one slot over SQLite, called over HTTP; queues of weights 1, 2 and 4 with tasks of 5 ms for --seconds 10: how far the one that is farthest from its share of the tasks done is from it";

    public async Task RunAsync(BenchmarkRun run)
    {
        var seconds = TimeSpan.FromSeconds(run.Options.Get("seconds", 10));
        await using var cluster = await JobBenchCluster.StartAsync(workers: 3, slots: 1, arguments:
            ["--plugins", Path.Combine(AppContext.BaseDirectory, "plugins"), "--queues", string.Join(',', Queues.Select(queue => $"{queue.Name}={queue.Weight}"))]);
        await TellAsync(run, "one large job in each queue", () => LargeAsync(cluster, seconds));
        await TellAsync(run, "64 jobs of one task in each queue at a time", () => SmallAsync(cluster, seconds));
    }

    private static async Task TellAsync(BenchmarkRun run, string name, Func<Task<double[]>> once)
    {
        double[] done = [];
        var farthest = await run.MeasureAsync(name, "% off", async () =>
        {
            done = await once();
            var whole = done.Sum() / Queues.Sum(queue => queue.Weight);
            return Queues.Zip(done, (queue, tasks) => Math.Abs((tasks / whole / queue.Weight) - 1) * 100).Max();
        });
        if (farthest is null)
            return;
        run.Note($"  tasks done: {string.Join(", ", Queues.Zip(done, (queue, tasks) => $"{queue.Name} (weight {queue.Weight}) {tasks:0}"))} (last run)");
        run.Require(farthest <= 10, "shares within 10 %");
    }

    private static async Task<double[]> LargeAsync(JobBenchCluster cluster, TimeSpan time)
    {
        // More than the three slots could do of one of them.
        var tasks = (int)((WarmUp + time).TotalSeconds * 3 * 200);
        var jobs = await Task.WhenAll(Queues.Select(queue => cluster.Client.SubmitAsync(Request(queue.Name, tasks))));
        await Task.Delay(WarmUp);
        var before = await DoneAsync();
        await Task.Delay(time);
        var after = await DoneAsync();
        foreach (var job in jobs)
            await cluster.Client.CancelAsync(job.Id);
        return [.. after.Zip(before, (now, then) => now - then)];

        async Task<double[]> DoneAsync() => await Task.WhenAll(jobs.Select(async job => (double)(await cluster.Client.GetAsync(job.Id)).Succeeded));
    }

    private static async Task<double[]> SmallAsync(JobBenchCluster cluster, TimeSpan time)
    {
        var done = new int[Queues.Length];
        using var over = new CancellationTokenSource();
        var loops = Enumerable.Range(0, Queues.Length * 64).Select(loop => Task.Run(async () =>
        {
            while (!over.IsCancellationRequested)
            {
                await cluster.RunAsync(Request(Queues[loop % Queues.Length].Name, 1), Patience);
                Interlocked.Increment(ref done[loop % Queues.Length]);
            }
        })).ToList();
        await Task.Delay(WarmUp);
        var before = done.ToArray();
        await Task.Delay(time);
        var after = done.ToArray();
        await over.CancelAsync();
        await Task.WhenAll(loops);
        return [.. after.Zip(before, (now, then) => (double)(now - then))];
    }

    private static JobRequest Request(string queue, int tasks) => new() { Kind = "stall", Queue = queue, Inputs = new JobInputs.Lines([.. Enumerable.Repeat("spin 5", tasks)]) };
}
