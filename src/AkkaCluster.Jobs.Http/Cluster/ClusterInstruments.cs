using System.Diagnostics.Metrics;
using AkkaCluster.Http.Telemetry;

namespace AkkaCluster.Jobs.Http.Cluster;

/// <summary>What the leader tells of the cluster: every node measures the same.</summary>
internal sealed class ClusterInstruments : IFigures
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Func<IJobService> _jobs;
    private readonly TimeProvider _time = TimeProvider.System;
    private ClusterOverview? _overview;
    private ClusterDemand? _demand;
    private long _askedAt;

    /// <param name="jobs">The node's jobs, which are there once it has started.</param>
    /// <param name="meters">Makes the meter.</param>
    public ClusterInstruments(Func<IJobService> jobs, IMeterFactory meters)
    {
        _jobs = jobs;
        var meter = meters.Create("AkkaCluster.Cluster");
        meter.CreateObservableGauge("akkacluster.leader.epoch", () => Now() is { LeaderAddress: not null } cluster ? cluster.LeaderEpoch : 0, null, "Which incarnation of the leader is at work; 0 for none.");
        One("akkacluster.store.writable", "Whether the leader can write the job store: 1, or 0.", cluster => cluster.LeaderAddress is null || cluster.StoreTrouble is not null ? 0 : 1);
        One("akkacluster.jobs.active", "Jobs that are worked on.", cluster => cluster.ActiveJobs);
        One("akkacluster.jobs.queued", "Jobs that wait for others.", cluster => cluster.QueuedJobs);
        meter.CreateObservableGauge(
            "akkacluster.demand.slots", () => Now() is null || Volatile.Read(ref _demand) is not { } demand ? Array.Empty<Measurement<int>>() : [new Measurement<int>(demand.Slots)], null, "Slots that would do what is queued within akkacluster.jobs.demand-within.");
        One("akkacluster.nodes", "Members of the cluster.", cluster => cluster.Nodes.Count);
        meter.CreateObservableCounter("akkacluster.worker.executed", () => OfWorkers(worker => worker.Executed), null, "Tasks that a worker has executed since it started.");
        Each("akkacluster.worker.slots", "Tasks that a worker runs at once.", worker => worker.Slots);
        Each("akkacluster.worker.busy_slots", "Tasks that a worker runs now.", worker => worker.BusySlots);
        Each("akkacluster.worker.stuck_slots", "Slots whose handlers were asked to end and go on all the same.", worker => worker.StuckSlots);
        Each("akkacluster.worker.cpu_load", "Share of the processors of a worker's machine in use.", worker => worker.CpuLoad);
        Each("akkacluster.worker.memory_load", "Share of the memory of a worker's machine in use.", worker => worker.MemoryLoad);

        void One(string name, string meaning, Func<ClusterOverview, int> value) =>
            meter.CreateObservableGauge(name, () => Now() is { } cluster ? [new Measurement<int>(value(cluster))] : Array.Empty<Measurement<int>>(), null, meaning);

        void Each(string name, string meaning, Func<WorkerInfo, double> value) => meter.CreateObservableGauge(name, () => OfWorkers(value), null, meaning);
    }

    /// <summary>Asks the leader; where none answers soon there is none.</summary>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        Volatile.Write(ref _askedAt, _time.GetTimestamp());
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        late.CancelAfter(Patience);
        try
        {
            var overview = await _jobs().OverviewAsync(late.Token).ConfigureAwait(false);
            Volatile.Write(ref _demand, overview.LeaderAddress is null ? null : await _jobs().DemandAsync(null, late.Token).ConfigureAwait(false));
            Volatile.Write(ref _overview, overview);
        }
        catch (Exception failure) when (failure is JobRefusedException or InvalidOperationException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            Volatile.Write(ref _overview, null);
        }
    }

    /// <summary>What was told last. Whoever does not scrape, as one who sends to a collector, gets what his question before came to.</summary>
    private ClusterOverview? Now()
    {
        if (_time.GetElapsedTime(Volatile.Read(ref _askedAt)) > Patience)
            _ = RefreshAsync(CancellationToken.None).ContinueWith(asked => _ = asked.Exception, TaskScheduler.Default);
        return Volatile.Read(ref _overview);
    }

    private IEnumerable<Measurement<T>> OfWorkers<T>(Func<WorkerInfo, T> value) where T : struct =>
        Now()?.Workers.Select(worker => new Measurement<T>(value(worker), new KeyValuePair<string, object?>("worker", worker.Address))) ?? [];
}
