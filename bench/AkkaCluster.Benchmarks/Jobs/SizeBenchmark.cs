using System.Diagnostics;
using AkkaCluster.Benchmarks.Frame;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Benchmarks.Jobs;

/// <summary>How many nodes stand on one machine as processes: workers come one by one, since what starts takes the others their processor, until one does not find the cluster, or nodes are taken for lost that have nothing to do.</summary>
public sealed class SizeBenchmark : IBenchmark
{
    private const int Step = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public string Name => "cluster-size";

    public string Description => "one seed and ever more workers of one slot as processes, up to --most 100: until each is a member, and for every five more what nodes cost with nothing to do for --seconds 20, and a job over all of them";

    public async Task RunAsync(BenchmarkRun run)
    {
        var (most, rest) = (run.Options.Get("most", 100), TimeSpan.FromSeconds(run.Options.Get("seconds", 20)));
        await using var cluster = await JobBenchCluster.StartAsync(workers: 0, slots: 1);
        var nodes = Step;
        try
        {
            while (nodes <= most && await StandAsync(run, cluster, nodes, rest))
                nodes += Step;
        }
        catch (ClusterException none)
        {
            run.Note($"{nodes} nodes do not stand: {cluster.CountEnded()} of their processes have ended. {none.Message}");
        }
    }

    private static async Task<bool> StandAsync(BenchmarkRun run, JobBenchCluster cluster, int nodes, TimeSpan rest)
    {
        var watch = new Stopwatch();
        for (var wanted = Math.Max(2, nodes - Step + 1); wanted <= nodes; wanted++)
        {
            cluster.StartWorker();
            watch.Restart();
            while ((await cluster.Client.GetClusterAsync()).Nodes.Count(node => node is { Status: "Up", Reachable: true }) is var up && up < wanted)
            {
                if (watch.Elapsed > Patience)
                {
                    run.Note($"{wanted} nodes do not stand: {up} are members after {Patience.TotalSeconds:0} s");
                    return false;
                }
                await Task.Delay(TimeSpan.FromMilliseconds(100));
            }
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
        run.Note($"{nodes} nodes: the last stands after {stands.TotalSeconds:0.0} s; each takes {cpu:0.0} % of a core and {cluster.MeanProportionalSet() / 1e6:0} MB; {tasks:#,0} tasks of 20 ms in {watch.Elapsed.TotalSeconds:0.0} s over {workers} workers; taken for unreachable {cluster.CountLogged("UNREACHABLE") - lost} times meanwhile");
        return cluster.CountLogged("UNREACHABLE") == lost;
    }
}
