using AkkaCluster.Http.Metrics;
using System.Globalization;
using System.Text;

namespace AkkaCluster.Jobs.Http.Cluster;

/// <summary>The cluster's own figures in Prometheus' text format: every node tells the same.</summary>
internal sealed class ClusterMetrics(IJobService jobs) : IMetricsSource
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly (string Name, string Type, string Help, Func<WorkerInfo, double> Value)[] OfWorkers =
    [
        ("akkacluster_worker_slots", "gauge", "Tasks that a worker runs at once.", worker => worker.Slots),
        ("akkacluster_worker_busy_slots", "gauge", "Tasks that a worker runs now.", worker => worker.BusySlots),
        ("akkacluster_worker_stuck_slots", "gauge", "Slots whose handlers were asked to end and go on all the same.", worker => worker.StuckSlots),
        ("akkacluster_worker_executed_total", "counter", "Tasks that a worker has executed since it started.", worker => worker.Executed),
        ("akkacluster_worker_cpu_load", "gauge", "Share of the processors of a worker's machine in use.", worker => worker.CpuLoad),
        ("akkacluster_worker_memory_load", "gauge", "Share of the memory of a worker's machine in use.", worker => worker.MemoryLoad),
    ];

    /// <summary>The figures now; only that there is no leader where none answers soon.</summary>
    public async Task<string> WriteAsync(CancellationToken cancellation)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        late.CancelAfter(Patience);
        try
        {
            return Write(await jobs.OverviewAsync(late.Token).ConfigureAwait(false));
        }
        catch (Exception failure) when (failure is JobRefusedException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return "# TYPE akkacluster_leader_epoch gauge\nakkacluster_leader_epoch 0\n";
        }
    }

    internal static string Write(ClusterOverview cluster)
    {
        var text = new StringBuilder();
        One(text, "akkacluster_leader_epoch", "Which incarnation of the leader is at work; 0 for none.", cluster.LeaderAddress is null ? 0 : cluster.LeaderEpoch);
        One(text, "akkacluster_store_writable", "Whether the leader can write the job store: 1, or 0.", cluster.LeaderAddress is null || cluster.StoreTrouble is not null ? 0 : 1);
        One(text, "akkacluster_jobs_active", "Jobs that are worked on.", cluster.ActiveJobs);
        One(text, "akkacluster_jobs_queued", "Jobs that wait for others.", cluster.QueuedJobs);
        One(text, "akkacluster_nodes", "Members of the cluster.", cluster.Nodes.Count);
        if (cluster.Workers.Count == 0)
            return text.ToString();
        foreach (var (name, type, help, value) in OfWorkers)
        {
            Head(text, name, type, help);
            foreach (var worker in cluster.Workers)
                text.Append(CultureInfo.InvariantCulture, $"{name}{{worker=\"{worker.Address}\"}} {value(worker)}\n");
        }
        return text.ToString();
    }

    private static void One(StringBuilder text, string name, string help, double value)
    {
        Head(text, name, "gauge", help);
        text.Append(CultureInfo.InvariantCulture, $"{name} {value}\n");
    }

    private static void Head(StringBuilder text, string name, string type, string help) =>
        text.Append("# HELP ").Append(name).Append(' ').Append(help).Append("\n# TYPE ").Append(name).Append(' ').Append(type).Append('\n');
}
