using System.Diagnostics;
using AkkaCluster.Benchmarks.Frame;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Benchmarks.Jobs;

/// <summary>How many nodes stand on one machine as processes: workers come five at a time, until they do not find their cluster, or nodes are taken for lost that have nothing to do.</summary>
public sealed class SizeBenchmark : IBenchmark
{
    private const int Step = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public string Name => "cluster-size";

    public string Description => "one seed and ever more workers of one slot as processes, up to --most 100: until five more are members, what nodes cost with nothing to do for --seconds 20, and a job over all of them";

    public async Task RunAsync(BenchmarkRun run)
    {
        var (most, rest) = (run.Options.Get("most", 100), TimeSpan.FromSeconds(run.Options.Get("seconds", 20)));
        await using var cluster = await JobBenchCluster.StartAsync(workers: Step - 1, slots: 1);
        for (var nodes = Step; nodes <= most; nodes += Step)
        {
            var watch = Stopwatch.StartNew();
            for (var more = nodes > Step ? Step : 0; more > 0; more--)
                cluster.StartWorker();
            while ((await cluster.Client.GetClusterAsync()).Nodes.Count(node => node is { Status: "Up", Reachable: true }) is var up && up < nodes)
            {
                if (watch.Elapsed > Patience)
                {
                    run.Note($"{nodes} nodes do not stand: {up} are members after {Patience.TotalSeconds:0} s");
                    return;
                }
                await Task.Delay(TimeSpan.FromMilliseconds(100));
            }
            var stands = watch.Elapsed;
            await Task.Delay(rest);
            var (before, lost) = (cluster.NodesProcessorTime(), cluster.CountLogged("UNREACHABLE"));
            await Task.Delay(rest);
            var cpu = (cluster.NodesProcessorTime() - before) / rest / nodes * 100;
            watch.Restart();
            var tasks = 100 * (nodes - 1);
            var job = await cluster.RunAsync(new JobRequest { Kind = "sleep", Parameters = new() { ["milliseconds"] = 20 }, Inputs = new JobInputs.Range(0, tasks) }, Patience);
            var workers = (await cluster.ReadChunksAsync(job.Number)).Select(chunk => chunk.Worker).Distinct().Count();
            run.Note($"{nodes} nodes: the last stand after {stands.TotalSeconds:0.0} s; each takes {cpu:0.0} % of a core and {cluster.MeanProportionalSet() / 1e6:0} MB; {tasks:#,0} tasks of 20 ms in {watch.Elapsed.TotalSeconds:0.0} s over {workers} workers; taken for unreachable {cluster.CountLogged("UNREACHABLE") - lost} times meanwhile");
            if (cluster.CountLogged("UNREACHABLE") > lost)
                return;
        }
    }
}
