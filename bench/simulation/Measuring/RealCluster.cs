using System.Diagnostics;
using System.Text.Json.Nodes;
using AkkaCluster.Benchmarks.Frame;
using AkkaCluster.Benchmarks.Jobs;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;
using AkkaCluster.Simulation.Kernel;

namespace AkkaCluster.Simulation.Measuring;

/// <summary>A cluster of processes as the simulated one is: a seed that leads, a seed that is the gateway, and workers.</summary>
internal sealed class RealCluster : IAsyncDisposable
{
    /// <summary>So many slots a worker may be told to have.</summary>
    public const int MostSlots = 300;

    /// <summary>So many hand in at once where many do.</summary>
    public const int Clients = 64;

    /// <summary>So many losses make a mean.</summary>
    public const int Losses = 9;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly JobBenchCluster _cluster;
    private readonly ClusterClient _gateway;
    private TimeSpan _ofKilled;

    private RealCluster(JobBenchCluster cluster, ClusterInfo info)
    {
        (_cluster, Leader) = (cluster, info.LeaderAddress!);
        Workers = [.. info.Workers.Select(worker => worker.Address)];
        Gateway = info.Nodes.Select(node => node.Address).First(address => address != Leader && !Workers.Contains(address));
        _gateway = new ClusterClient(new ClusterClientOptions { Gateways = [cluster.Node(Gateway).Start.Gateway] });
    }

    public string Leader { get; }

    public string Gateway { get; }

    public IReadOnlyList<string> Workers { get; }

    public static async Task<RealCluster> StartAsync(int workers)
    {
        var cluster = await JobBenchCluster.StartAsync(workers, seeds: 2, slots: MostSlots).ConfigureAwait(false);
        return new RealCluster(cluster, await cluster.Client.GetClusterAsync().ConfigureAwait(false));
    }

    public CoresLeft CoresLeft() => new(() => _cluster.ProcessorTime() + _ofKilled);

    public ProcessorTimes TimesOf(string address) => ProcessorTimes.Of(_cluster.Node(address).ProcessId);

    public void Kill(string address)
    {
        _ofKilled += TimeSpan.FromMilliseconds(TimesOf(address).All);
        _cluster.Node(address).Kill();
    }

    /// <summary>Starts what was killed again.</summary>
    public Task RestoreAsync() => _cluster.RestoreAsync();

    public async Task SetSlotsAsync(int slots)
    {
        foreach (var worker in Workers)
            await _gateway.SetSlotsAsync(worker, slots).ConfigureAwait(false);
    }

    /// <summary>What a process does for the first times is dearer: each worker has as much to do, however many there are.</summary>
    public Task WarmUpAsync(bool isSmall) => RunSmallAsync(Clients, Workers.Count * (isSmall ? 200 : 12_000), 0);

    /// <summary>Clients that each submit a job of one task and wait for its end; how many a second, how long each took, and how long each job waited, in milliseconds.</summary>
    public async Task<(double Rate, Percentiles Latency, Percentiles Wait)> RunSmallAsync(int clients, int jobs, double sleep)
    {
        var request = Request(1, sleep);
        var waits = new System.Collections.Concurrent.ConcurrentBag<double>();
        var load = new ConcurrentLoad(async _ =>
        {
            var job = await EndAsync(request).ConfigureAwait(false);
            waits.Add((job.StartedAt!.Value - job.QueuedAt).TotalMilliseconds);
        }, clients);
        var rate = await load.RunAsync(jobs).ConfigureAwait(false);
        return (rate, new Percentiles(load.Percentile(0.5), load.Percentile(0.99)), Percentiles.Of(waits));
    }

    /// <summary>One job; how many tasks a second, its submission included.</summary>
    public async Task<double> RunLargeAsync(long tasks, double sleep)
    {
        var watch = Stopwatch.StartNew();
        await EndAsync(Request(tasks, sleep)).ConfigureAwait(false);
        return tasks / watch.Elapsed.TotalSeconds;
    }

    /// <summary>How long a task of a job took to run, in milliseconds.</summary>
    public async Task<double> MeanTaskTimeAsync(long tasks, double sleep)
    {
        var job = await EndAsync(Request(tasks, sleep)).ConfigureAwait(false);
        return (await _cluster.ReadChunksAsync(job.Number).ConfigureAwait(false)).Sum(chunk => chunk.Elapsed.TotalMilliseconds) / tasks;
    }

    /// <summary>The longest time in which no submission was answered, in milliseconds, when the leader is killed while clients go on.</summary>
    public async Task<double> LoseLeaderAsync(int clients, TimeSpan before, TimeSpan after)
    {
        var (request, gap, gate) = (Request(1, 0), 0.0, new Lock());
        var watch = Stopwatch.StartNew();
        var last = watch.Elapsed;
        var load = Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            while (watch.Elapsed < before + after)
            {
                await EndAsync(request).ConfigureAwait(false);
                lock (gate)
                {
                    gap = watch.Elapsed < before ? 0 : Math.Max(gap, (watch.Elapsed - last).TotalMilliseconds);
                    last = watch.Elapsed;
                }
            }
        })));
        await Task.Delay(before).ConfigureAwait(false);
        Kill(Leader);
        await load.ConfigureAwait(false);
        return gap;
    }

    /// <summary>The longest time in which no chunk of a job began, in milliseconds, from the kill of its actor's node on.</summary>
    public async Task<double> LoseHomeAsync(long tasks, double sleep)
    {
        var id = (await _gateway.SubmitAsync(Request(tasks, sleep)).ConfigureAwait(false)).Id;
        DateTimeOffset? killed = null;
        await foreach (var progress in _gateway.WatchAsync(id).ConfigureAwait(false))
        {
            if (progress.Home is not { } home || progress.Succeeded < tasks / 4)
                continue;
            killed = TimeProvider.System.GetUtcNow();
            Kill(home);
            break;
        }

        var job = await _gateway.WaitAsync(id, Patience).ConfigureAwait(false);
        if (killed is null || job.Succeeded != tasks)
            throw new InvalidOperationException($"Job {id} is {job.State} with {job.Succeeded} of {tasks} tasks; its actor's node was {(killed is null ? "not killed" : "killed")}. {job.Error}");
        var starts = (await _cluster.ReadChunksAsync(job.Number).ConfigureAwait(false)).Select(chunk => chunk.StartedAt).Order().ToList();
        return starts.Zip(starts.Skip(1)).Where(pair => pair.Second > killed).Max(pair => (pair.Second - pair.First).TotalMilliseconds);
    }

    /// <summary>The mean of what <see cref="LoseHomeAsync"/> gives, again and again: a loss is noticed sooner or later by when it happens.</summary>
    public async Task<double> MeanHomeLossAsync(int times, long tasks, double sleep, int slots)
    {
        var gaps = new List<double>();
        while (gaps.Count < times)
        {
            // One that was started again has all of its slots again.
            await SetSlotsAsync(slots).ConfigureAwait(false);
            gaps.Add(await LoseHomeAsync(tasks, sleep).ConfigureAwait(false));
            await RestoreAsync().ConfigureAwait(false);
        }

        return gaps.Average();
    }

    public async ValueTask DisposeAsync()
    {
        _gateway.Dispose();
        await _cluster.DisposeAsync().ConfigureAwait(false);
    }

    private static JobRequest Request(long tasks, double sleep) => new()
    {
        Kind = sleep > 0 ? "sleep" : "noop",
        Parameters = sleep > 0 ? new JsonObject { ["milliseconds"] = (long)sleep } : null,
        Inputs = new JobInputs.Range(0, tasks),
    };

    private async Task<Job> EndAsync(JobRequest request)
    {
        var submitted = await _gateway.SubmitAsync(request, Patience).ConfigureAwait(false);
        return submitted.Finished is { State: JobState.Succeeded } job ? job : throw new InvalidOperationException($"Job {submitted.Id} ended as {submitted.Finished?.State.ToString() ?? "unfinished"}: {submitted.Finished?.Error}");
    }
}
