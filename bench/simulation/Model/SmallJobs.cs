using AkkaCluster.Simulation.Kernel;

namespace AkkaCluster.Simulation.Model;

/// <summary>Clients that each submit a job of one task, wait for its end, and submit the next one.</summary>
/// <param name="cluster">Where.</param>
/// <param name="clients">How many.</param>
/// <param name="taskTime">How long a task sleeps, in milliseconds; 0 for one that does nothing.</param>
internal sealed class SmallJobs(SimulatedCluster cluster, int clients, double taskTime)
{
    /// <summary>Changes of the offer are gathered so long, in milliseconds (LeaderSettings.OfferDelay).</summary>
    private const double OfferDelay = 20;

    private readonly Queue<Job> _waiting = new();
    private readonly List<double> _latencies = [];
    private readonly List<double> _waits = [];
    private double _answeredAt;
    private double _gap;

    private VirtualTime Time => cluster.Time;

    private Costs Costs => cluster.Costs;

    /// <param name="warmUp">What comes before is not counted; milliseconds.</param>
    /// <param name="measured">For so long it is counted; milliseconds.</param>
    /// <param name="fault">Whether the leader is killed a quarter of that time in.</param>
    public Outcome Run(double warmUp, double measured, Fault fault = Fault.None)
    {
        for (var i = 0; i < clients; i++)
            Time.After(Time.Uniform(1), Submit);
        Time.RunUntil(warmUp);
        _latencies.Clear();
        _waits.Clear();
        (_answeredAt, _gap) = (Time.Now, 0);
        cluster.Restart();
        if (fault == Fault.Leader)
            Time.After(measured / 4, () => cluster.Leader.Pause(Costs.Failover.Leader + Gossip.Delay(cluster.Workers.Count + 2, cluster.Setting.Seed)));
        Time.RunUntil(warmUp + measured);
        return new Outcome(_latencies.Count / measured * 1000, Percentiles.Of(_latencies), Percentiles.Of(_waits), _gap, cluster.Use((cluster.Store.Writers.Name, cluster.Store.Writers.Utilisation)));
    }

    private void Submit()
    {
        var job = new Job(cluster.Workers[Time.Next(cluster.Workers.Count)]) { SubmittedAt = Time.Now };
        OfClient(() => cluster.Hop(() => cluster.Gateway.Run(Costs.Gateway.Job / 2, () => cluster.Hop(() => cluster.TellLeader(() => Admit(job))))));
    }

    private void Admit(Job job) => cluster.LeaderWriter.Write(cluster.Store.Costs.Admit, () => cluster.TellLeader(() =>
    {
        job.AdmittedAt = Time.Now;
        cluster.Hop(() => job.Home.Process.Run(Costs.Worker.Job / 2, () => Offer(job)));
    }));

    /// <summary>The worker beside the job's actor comes first; where it has no slot free, whoever has one first, once the leader has offered the job.</summary>
    private void Offer(Job job)
    {
        if (job.Home.Idle > 0 && _waiting.Count == 0)
        {
            Begin(job, job.Home);
            return;
        }

        _waiting.Enqueue(job);
        Time.After(OfferDelay, () => cluster.Hop(() =>
        {
            foreach (var worker in cluster.Workers)
                TakeNext(worker);
        }));
    }

    private void TakeNext(WorkerNode worker)
    {
        while (worker.Idle > 0 && _waiting.TryDequeue(out var next))
            Begin(next, worker, question: true);
    }

    private void Begin(Job job, WorkerNode worker, bool question = false)
    {
        worker.Idle--;
        void Start()
        {
            _waits.Add(Time.Now - job.AdmittedAt);
            Time.After(taskTime > 0 ? taskTime + Costs.Oversleep : 0, () =>
            {
                worker.Idle++;
                TakeNext(worker);
                if (worker == job.Home)
                    Record(job);
                else
                    cluster.Hop(() => Record(job));
            });
        }

        if (question)
            cluster.Hop(() => cluster.Hop(Start));
        else
            Start();
    }

    private void Record(Job job) => job.Home.Process.Run(Costs.Worker.Job / 2, () => job.Home.Writer.Write(cluster.Store.Costs.Record + cluster.Store.Costs.Task, () =>
        cluster.Hop(() => cluster.TellLeader(() => cluster.Hop(() => cluster.Gateway.Run(Costs.Gateway.Job / 2, () => cluster.Hop(() => Answer(job))))))));

    private void Answer(Job job)
    {
        _latencies.Add(Time.Now - job.SubmittedAt);
        _gap = Math.Max(_gap, Time.Now - _answeredAt);
        _answeredAt = Time.Now;
        Submit();
    }

    private void OfClient(Action then)
    {
        if (cluster.Client is { } process)
            process.Run(Costs.Client.Job, then);
        else
            then();
    }

    private sealed class Job(WorkerNode home)
    {
        public WorkerNode Home => home;

        public double SubmittedAt { get; init; }

        public double AdmittedAt { get; set; }
    }
}
