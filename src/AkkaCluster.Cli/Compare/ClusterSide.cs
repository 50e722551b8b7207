using AkkaCluster.Cli.Local;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Compare;

/// <summary>The cluster: two seeds, so that the leader has somewhere to go, and the workers.</summary>
internal sealed class ClusterSide : Side
{
    private readonly LocalCluster _cluster;

    public ClusterSide(CompareOptions options, string folder) : base(folder) => _cluster = new LocalCluster(new LocalClusterOptions
    {
        Seeds = 2,
        Workers = options.Servers,
        Slots = 1,
        Folder = folder,
        WorkerArguments = ["--execution-log", ExecutionFolder],
    });

    public override string Name => "cluster";

    public override IReadOnlyList<Uri> Entries => _cluster.Gateways;

    public override IReadOnlyList<LocalNode> Nodes => _cluster.Nodes;

    public override IReadOnlyList<LocalNode> Executing => [.. _cluster.Nodes.Where(node => !node.HasEnded && node.Name.StartsWith("worker", StringComparison.Ordinal))];

    public override async Task StartAsync(CancellationToken cancellation)
    {
        _cluster.StartNodes();
        await _cluster.WaitUntilFormedAsync(null, cancellation).ConfigureAwait(false);
    }

    public override async Task<LocalNode> FindEntryAsync(CancellationToken cancellation)
    {
        var cluster = await _cluster.Client.GetClusterAsync(cancellation).ConfigureAwait(false);
        return _cluster.Find(cluster.LeaderAddress) ?? throw new LocalClusterException($"The leader is at '{cluster.LeaderAddress}', which is none of the processes that were started.");
    }

    public override void Restart(LocalNode ended) => _cluster.Restart(ended);

    public override async Task<long?> CountRecordedTwiceAsync(CancellationToken cancellation)
    {
        // Every task was handed in as a job of its own, under a key of its own.
        const int page = 500;
        var jobs = new List<Job>();
        IReadOnlyList<Job> some;
        do
        {
            some = await _cluster.Client.ListAsync(new JobFilter { Limit = page, Before = jobs.Count == 0 ? null : jobs[^1].Number }, cancellation).ConfigureAwait(false);
            jobs.AddRange(some);
        }
        while (some.Count == page);
        return jobs.Where(job => job.Succeeded > 0).CountBy(job => job.IdempotencyKey ?? job.Id).Sum(key => key.Value - 1L)
            + jobs.Sum(job => Math.Max(0, job.Succeeded + job.Failed - job.TaskCount));
    }

    public override Task StopAsync() => _cluster.StopAsync();

    public override ValueTask DisposeAsync() => _cluster.DisposeAsync();
}
