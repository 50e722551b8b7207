using System.Diagnostics;
using System.Text.Json.Nodes;
using AkkaCluster.Benchmarks.Frame;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Benchmarks.Jobs;

/// <summary>That what people ask for takes no longer the more there is: tasks in one job, jobs that wait, jobs that have ended.</summary>
public sealed class ScaleBenchmark : IBenchmark
{
    private const int Parts = 4;

    /// <summary>More jobs than come besides those that are asked for, before the queue is full.</summary>
    private const int Room = 2000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly JobRequest OneTask = new() { Kind = "noop", Inputs = new JobInputs.Range(0, 1) };

    public string Name => "jobs-scale";

    public string Description => "one seed and three workers over SQLite (synchronous=FULL), called over HTTP: one job of --tasks 10000000; --held 400000 jobs that wait for a slot; --finished 1000000 jobs in the store, and their deletion when retention is over; what calls take meanwhile";

    public async Task RunAsync(BenchmarkRun run)
    {
        await PartAsync(run, "tasks", [], TasksAsync);
        var held = run.Options.Get("held", 400_000);
        await PartAsync(run, "held", ["--set", $"akkacluster.jobs.queue-capacity={held + Room}"], (_, cluster) => HeldAsync(run, cluster, held));
        await PartAsync(run, "finished", [], FinishedAsync);
    }

    private static async Task PartAsync(BenchmarkRun run, string name, string[] arguments, Func<BenchmarkRun, JobBenchCluster, Task> part)
    {
        if (!name.Contains(run.Options.Only, StringComparison.OrdinalIgnoreCase))
            return;
        await using var cluster = await JobBenchCluster.StartAsync(workers: 3, slots: 2, arguments: arguments);
        await part(run, cluster);
    }

    private static async Task TasksAsync(BenchmarkRun run, JobBenchCluster cluster)
    {
        var looks = new Looks(run, cluster);
        foreach (var tasks in new[] { 100_000, run.Options.Get("tasks", 10_000_000) })
        {
            var watch = Stopwatch.StartNew();
            var job = (await cluster.Client.SubmitAsync(OneTask with { Inputs = new JobInputs.Range(0, tasks) })).Id;
            var whole = cluster.Client.WaitAsync(job, Patience);
            var most = new Dictionary<string, double>();
            var during = new List<double>();
            while (!whole.IsCompleted)
            {
                var start = Stopwatch.GetTimestamp();
                await cluster.Client.GetAsync(job);
                during.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                foreach (var (name, size) in cluster.WorkingSets())
                    most[name] = Math.Max(most.GetValueOrDefault(name), size);
                await Task.Delay(TimeSpan.FromMilliseconds(50));
            }
            var seconds = watch.Elapsed.TotalSeconds;
            var ended = await whole;
            run.Require(ended.State == JobState.Succeeded && ended.Succeeded == tasks, $"all of {tasks:#,0} tasks are recorded: {ended.State}, {ended.Succeeded:#,0} of them; {ended.Error}");
            run.Note($"one job of {tasks:#,0} tasks: {tasks / seconds:#,0} tasks/s; its status meanwhile {BenchmarkRun.Text(BenchmarkRun.Median(during))} ms, at most {BenchmarkRun.Text(during.Max())}; most MB: {string.Join(", ", most.Select(size => $"{size.Key} {size.Value:0}"))}");
            await looks.TellAsync($"{tasks:#,0} tasks recorded",
                ("status", _ => cluster.Client.GetAsync(job)),
                ("first task", _ => cluster.Client.GetTaskAsync(job, 0)),
                ("last task", _ => cluster.Client.GetTaskAsync(job, tasks - 1)),
                ("list", _ => cluster.Client.ListAsync()),
                ("a job of one task", _ => cluster.RunAsync(OneTask, Patience)));
            watch.Restart();
            await cluster.Client.DeleteAsync(job);
            run.Note($"its deletion: {watch.Elapsed.TotalSeconds:0.0} s");
        }
    }

    /// <summary>Jobs behind others that keep all slots.</summary>
    private static async Task HeldAsync(BenchmarkRun run, JobBenchCluster cluster, int held)
    {
        var looks = new Looks(run, cluster);
        var sleep = new JobRequest { Kind = "exec", Parameters = new JsonObject { ["command"] = new JsonArray("sleep", "7200") }, Inputs = new JobInputs.Range(0, 1000), Priority = 9 };
        await cluster.Client.SubmitAsync(sleep);
        while ((await cluster.Client.GetClusterAsync()).Workers.Any(worker => worker.BusySlots < worker.Slots))
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        var first = await cluster.Client.GetAsync((await cluster.Client.SubmitAsync(OneTask)).Id);
        var last = first;
        for (var part = 0; part <= Parts; part++)
        {
            var load = new ConcurrentLoad(async _ => last = await cluster.Client.GetAsync((await cluster.Client.SubmitAsync(OneTask)).Id), 64);
            var rate = await load.RunAsync(part == 0 ? 640 : held / Parts);
            run.Note($"64 clients that hand in and read the job once: {rate:#,0} a second");
            await looks.TellAsync($"about {held / Parts * part:#,0} jobs that wait", [.. looks.OfJobs(first, last), ("a submission", _ => cluster.Client.SubmitAsync(OneTask))]);
        }
        foreach (var job in new[] { first, last })
            run.Require((await cluster.Client.GetAsync(job.Id)).State == JobState.Queued, $"job {job.Number} still waits");
        var isFull = false;
        for (var i = 0; i < Room && !isFull; i++)
        {
            try
            {
                await cluster.Client.SubmitAsync(OneTask);
            }
            catch (ClusterException full)
            {
                isFull = true;
                run.Note($"one too many is refused: {full.Message}");
            }
        }
        run.Require(isFull, "a submission beyond the queue's capacity is refused");
    }

    private static async Task FinishedAsync(BenchmarkRun run, JobBenchCluster cluster)
    {
        var finished = run.Options.Get("finished", 1_000_000);
        var looks = new Looks(run, cluster);
        var few = OneTask with { Kind = "primes", Inputs = null, Parameters = new JsonObject { ["below"] = 1000 }, Labels = new Dictionary<string, string> { ["seldom"] = "yes" } };
        var first = await cluster.RunAsync(few, Patience);
        var load = new ConcurrentLoad(_ => cluster.RunAsync(OneTask, Patience), 64);
        for (var part = 0; part <= Parts; part++)
        {
            var rate = await load.RunAsync(part == 0 ? 6400 : finished / Parts);
            run.Note($"64 clients, jobs of one task, submitted with wait: {rate:#,0} jobs/s, p99 {BenchmarkRun.Text(load.Percentile(0.99))} ms");
            var doomed = new Queue<string>();
            for (var i = 0; i < 200; i++)
                doomed.Enqueue((await cluster.RunAsync(OneTask, Patience)).Id);
            await looks.TellAsync($"about {finished / Parts * part:#,0} finished jobs", [.. looks.OfJobs(first, await cluster.RunAsync(few, Patience)), ("a job of one task", _ => cluster.RunAsync(OneTask, Patience)), ("a deletion", _ => cluster.Client.DeleteAsync(doomed.Dequeue()))]);
        }

        // Retention deletes them all, while others hand in.
        var watch = Stopwatch.StartNew();
        await cluster.StartAgainAsync("--set", "akkacluster.jobs.retention=1s", "--set", "akkacluster.jobs.retention-interval=1s");
        run.Note($"the nodes stand again over them after {watch.Elapsed.TotalSeconds:0.0} s");
        watch.Restart();
        var meanwhile = new List<double>();
        while ((await cluster.Client.ListAsync(new JobFilter { Before = first.Number + finished })).Count > 0)
        {
            var start = Stopwatch.GetTimestamp();
            await cluster.RunAsync(OneTask, Patience);
            meanwhile.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        meanwhile.Sort();
        run.Note($"retention deletes them at {finished / watch.Elapsed.TotalSeconds:#,0} jobs a second; a job of one task takes {BenchmarkRun.Text(meanwhile[meanwhile.Count / 2])} ms meanwhile, p99 {BenchmarkRun.Text(meanwhile[(int)(0.99 * (meanwhile.Count - 1))])}, at most {BenchmarkRun.Text(meanwhile[^1])}");
    }
}
