using System.Diagnostics;
using AkkaCluster.Benchmarks.Frame;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Benchmarks.Jobs;

/// <summary>That a node which is busy is not taken for dead, and that neither data nor those who watch stand before heartbeats.</summary>
public sealed class StallBenchmark : IBenchmark
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public string Name => "cluster-stall";

    public string Description => "a seed and two workers: all cores busy, pool threads blocked and garbage collected for --minutes 30; results of 1 MiB for --seconds 60, and how old gossip is meanwhile; --watchers 10000 at the leader's gateway; how often a node was taken for lost";

    public async Task RunAsync(BenchmarkRun run)
    {
        var minutes = TimeSpan.FromMinutes(run.Options.Get("minutes", 30));
        await CountAsync(run, $"busy for {minutes.TotalMinutes:0} minutes", cluster => KeepBusyAsync(cluster, minutes,
            [.. Enumerable.Range(0, 20).SelectMany(_ => new[] { "spin 300", "spin 300", "spin 1000", "block 40", "garbage 2000" })]));
        var seconds = TimeSpan.FromSeconds(run.Options.Get("seconds", 60));
        await CountAsync(run, $"results of 1 MiB for {seconds.TotalSeconds:0} s", cluster => MeasureGossipAsync(run, cluster, seconds));
        var watchers = run.Options.Get("watchers", 10_000);
        await CountAsync(run, $"{watchers} watchers at the leader's gateway", cluster => WatchAsync(cluster, watchers));
    }

    private static async Task CountAsync(BenchmarkRun run, string name, Func<JobBenchCluster, Task<string>> load)
    {
        if (!name.Contains(run.Options.Only, StringComparison.OrdinalIgnoreCase))
            return;
        // The nodes inherit them: watchers want more room than a gateway has by itself.
        Environment.SetEnvironmentVariable("AKKACLUSTER__HTTP__MAX_WAITING", "50000");
        Environment.SetEnvironmentVariable("AKKACLUSTER__HTTP__MAX_CONNECTIONS", "50000");
        await using var cluster = await JobBenchCluster.StartAsync(workers: 2, slots: 2, arguments: ["--plugins", Path.Combine(AppContext.BaseDirectory, "plugins")]);
        var done = await load(cluster);
        var overview = await cluster.Client.GetClusterAsync();
        var (lost, removed) = (cluster.CountLogged("UNREACHABLE"), cluster.CountLogged("was removed") + cluster.CountLogged("DOWN"));
        run.Note($"{name}: {done}; nodes taken for unreachable {lost} times, removed {removed} times; {overview.Nodes.Count} members, leader of epoch {overview.LeaderEpoch}");
        run.Require(removed == 0 && overview.Nodes.Count == 3 && overview.LeaderEpoch == 1, "no node is removed, and the leader stays");
    }

    /// <summary>Jobs of these inputs, one after the other.</summary>
    private static async Task<string> KeepBusyAsync(JobBenchCluster cluster, TimeSpan time, IReadOnlyList<string> inputs)
    {
        var (tasks, watch) = (0L, Stopwatch.StartNew());
        while (watch.Elapsed < time)
            tasks += (await cluster.RunAsync(new JobRequest { Kind = "stall", Inputs = new JobInputs.Lines(inputs) }, Patience)).Succeeded;
        return $"{tasks} tasks";
    }

    /// <summary>Workers come and go while large results do; of each change, the time between the first node that knows of it and the last.</summary>
    private static async Task<string> MeasureGossipAsync(BenchmarkRun run, JobBenchCluster cluster, TimeSpan time)
    {
        var gateways = cluster.Gateways.Select(gateway => new ClusterClient(new ClusterClientOptions { Gateways = [gateway] })).ToList();
        var busy = KeepBusyAsync(cluster, time, [.. Enumerable.Repeat("bytes 1048576", 200)]);
        var ages = new List<double>();
        while (!busy.IsCompleted)
        {
            var worker = cluster.StartWorker();
            ages.Add(await AgeAsync(nodes => nodes.Any(node => worker.Start.IsAt(node.Address) && node.Status == "Up")));
            worker.Terminate();
            ages.Add(await AgeAsync(nodes => !nodes.Any(node => worker.Start.IsAt(node.Address))));
        }
        gateways.ForEach(gateway => gateway.Dispose());
        run.Require(ages.Max() <= 1, "gossip is at most a second old");
        return $"{await busy}; {ages.Count} changes of members known to all nodes {BenchmarkRun.Median([.. ages]):0.00} s after the first, at most {ages.Max():0.00} s";

        async Task<double> AgeAsync(Func<IReadOnlyList<ClusterNode>, bool> isKnown)
        {
            var known = await Task.WhenAll(gateways.Select(gateway => Task.Run(async () =>
            {
                while (!isKnown((await gateway.GetClusterAsync()).Nodes))
                    await Task.Delay(TimeSpan.FromMilliseconds(5));
                return Stopwatch.GetTimestamp();
            }))).WaitAsync(Patience);
            return Stopwatch.GetElapsedTime(known.Min(), known.Max()).TotalSeconds;
        }
    }

    private static async Task<string> WatchAsync(JobBenchCluster cluster, int watchers)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = watchers }) { BaseAddress = cluster.Gateways[0], Timeout = Patience };
        var job = (await cluster.Client.SubmitAsync(new JobRequest { Kind = "stall", Inputs = new JobInputs.Lines([.. Enumerable.Repeat("spin 100", 1200)]) })).Id;
        var streams = await Task.WhenAll(Enumerable.Range(0, watchers).Select(_ => http.GetStreamAsync($"/v1/jobs/{job}/events")));
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(streams.Select(async stream =>
        {
            using var reader = new StreamReader(stream);
            await reader.ReadToEndAsync();
        }));
        return $"all told of the end, {watch.Elapsed.TotalSeconds:0.0} s after the last had come";
    }
}
