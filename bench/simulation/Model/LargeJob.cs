using AkkaCluster.Jobs.Leasing;
using AkkaCluster.Simulation.Kernel;

namespace AkkaCluster.Simulation.Model;

/// <summary>One job of many tasks that sleep: its actor cuts chunks as the cluster's own <see cref="ChunkSizer"/> says, workers ask for them with free slots and for as many again, and each result is recorded.</summary>
internal sealed class LargeJob
{
    /// <summary>Who got less than he could start asks again after this, in milliseconds (WorkerSettings.AskAgain).</summary>
    private const double AskAgain = 1000;

    /// <summary>And who got nothing to keep ready, after this (the next tick of a worker).</summary>
    private const double AskExtraAgain = 250;

    /// <summary>A job that takes so long, in milliseconds, has come to a standstill.</summary>
    private const double Limit = 1_000_000;

    private readonly SimulatedCluster _cluster;
    private readonly long _tasks;
    private readonly double _taskTime;
    private readonly ChunkSizer _sizer;
    private readonly Mailbox _actor;
    private readonly List<Desk> _desks;
    private readonly Queue<Chunk> _returned = new();
    private WorkerNode _home;
    private long _pending;
    private long _recorded;
    private int _slots;
    private double _begunAt;
    private double _killedAt;
    private double _gap;

    /// <param name="cluster">Where.</param>
    /// <param name="tasks">How many tasks.</param>
    /// <param name="taskTime">How long each sleeps, in milliseconds.</param>
    public LargeJob(SimulatedCluster cluster, long tasks, double taskTime)
    {
        (_cluster, _tasks, _pending, _taskTime) = (cluster, tasks, tasks, taskTime > 0 ? taskTime + cluster.Costs.Oversleep : 0);
        _sizer = new ChunkSizer(new LeasingPolicy());
        _home = cluster.Workers[0];
        _actor = new Mailbox(cluster.Time, "job actor's mailbox", _home.Host);
        _desks = [.. cluster.Workers.Select(worker => new Desk(worker))];
        _slots = cluster.Workers.Sum(worker => worker.Slots);
    }

    private VirtualTime Time => _cluster.Time;

    private Costs Costs => _cluster.Costs;

    /// <summary>The mean of some losses of the actor's node, each when a quarter is done: the longest time in which no chunk begins, in milliseconds.</summary>
    public static double MeanHomeGap(SimulatedCluster like, long tasks, double taskTime) => Enumerable.Range(like.Setting.Seed, 9).Average(seed =>
    {
        var job = new LargeJob(like.Another(seed), tasks, taskTime);
        return job.Run(Fault.Home, tasks * taskTime / job._slots / 4).Gap;
    });

    /// <param name="fault">What is killed.</param>
    /// <param name="at">And when, in milliseconds.</param>
    public Outcome Run(Fault fault = Fault.None, double at = 0)
    {
        var slots = _slots;
        if (fault is Fault.Worker or Fault.Home)
            Time.After(at, () => Kill(fault));
        // Gateway, leader, and the start of the actor.
        _cluster.Hop(() => _cluster.Hop(() => _cluster.TellLeader(() => _cluster.LeaderWriter.Write(_cluster.Store.Costs.Admit, () => _cluster.Hop(() => _desks.ForEach(Pull))))));
        Time.RunUntil(Limit, () => _recorded >= _tasks);
        if (_recorded < _tasks)
            throw new InvalidOperationException($"Of a simulated job's {_tasks} tasks {_recorded} are recorded after {Time.Now / 1000:0} s; {_pending} wait.");
        return new Outcome(_tasks / Time.Now * 1000, default, default, _gap, _cluster.Use((_actor.Messages.Name, _actor.Messages.Utilisation), ("job actor's writing thread", _home.Writer.Share), ("workers' slots", _desks.Sum(desk => desk.Worked) / (slots * Time.Now))));
    }

    /// <summary>Asks, as far as slots are free for which nothing is ready, and for as many again.</summary>
    private void Pull(Desk desk)
    {
        var free = Math.Max(0, desk.Worker.Idle - desk.Ready.Count);
        var extra = Time.Now < desk.NoExtraUntil ? 0 : Math.Max(0, desk.Worker.Slots - Math.Max(0, desk.Ready.Count - desk.Worker.Idle));
        if (desk.IsAsking || desk.Worker.IsLost || Time.Now < desk.DryUntil || free + extra == 0)
            return;
        desk.IsAsking = true;
        _cluster.Hop(() => _actor.Tell(Costs.ActorChunk / 2, () => Grant(desk, free, extra)));
    }

    private void Grant(Desk desk, int free, int extra)
    {
        var granted = new List<Chunk>();
        while (granted.Count < free + extra && _pending > 0 && !desk.Worker.IsLost)
        {
            var size = _sizer.Next(_pending, _slots);
            if (granted.Count >= free && _pending <= (long)_slots * size)
                break;
            if (!_returned.TryDequeue(out var chunk))
                chunk = new Chunk((int)Math.Min(size, _pending), false);
            _pending -= chunk.Tasks;
            granted.Add(chunk);
            desk.Held.Add(chunk);
        }

        _cluster.Hop(() =>
        {
            desk.IsAsking = false;
            granted.ForEach(desk.Ready.Enqueue);
            StartReady(desk);
            if (granted.Count < free)
                desk.DryUntil = Time.Now + AskAgain;
            else if (granted.Count == 0)
                desk.NoExtraUntil = Time.Now + AskExtraAgain;
            if (granted.Count == 0 || granted.Count < free)
                Time.After(granted.Count < free ? AskAgain : AskExtraAgain, () => Pull(desk));
            Pull(desk);
        });
    }

    private void StartReady(Desk desk)
    {
        while (desk.Worker.Idle > 0 && desk.Ready.TryDequeue(out var chunk))
        {
            desk.Worker.Idle--;
            // Where a worker is lost, the others go on; where the actor is, nothing begins.
            if (chunk.IsAgain || _home != _cluster.Workers[0])
                _gap = Math.Max(_gap, Time.Now - (chunk.IsAgain ? _killedAt : _begunAt));
            _begunAt = Time.Now;
            var elapsed = chunk.Tasks * _taskTime;
            Time.After(elapsed, () => desk.Worker.Host.Run(Costs.AgentChunk + chunk.Tasks * Costs.AgentTask, () => End(desk, chunk, elapsed)));
        }
    }

    private void End(Desk desk, Chunk chunk, double elapsed)
    {
        if (desk.Worker.IsLost)
            return;
        desk.Worker.Idle++;
        desk.Worked += elapsed;
        _cluster.Hop(() => _actor.Tell(() => Costs.ActorChunk / 2 + Costs.ActorTask * chunk.Tasks, () => Record(desk, chunk, elapsed)));
        StartReady(desk);
        Pull(desk);
    }

    private void Record(Desk desk, Chunk chunk, double elapsed)
    {
        if (!desk.Held.Remove(chunk))
            return;
        _sizer.Observe(chunk.Tasks, TimeSpan.FromMilliseconds(elapsed));
        _home.Writer.Write(_cluster.Store.Costs.Record + chunk.Tasks * _cluster.Store.Costs.Task, () => _recorded += chunk.Tasks);
    }

    private void Kill(Fault fault)
    {
        var victim = fault == Fault.Home ? _desks[0] : _desks.Skip(1).MaxBy(desk => desk.Held.Count)!;
        victim.Worker.IsLost = true;
        (_killedAt, _gap) = (Time.Now, 0);
        _slots -= victim.Worker.Slots;
        var pause = (fault == Fault.Home ? Costs.Failover.Home : Costs.Failover.Worker) + Gossip.Delay(_desks.Count + 2, _cluster.Setting.Seed);
        if (fault == Fault.Home)
        {
            _home = _desks[1].Worker;
            _actor.Pause(pause);
        }

        Time.After(pause, () =>
        {
            _pending += victim.Held.Sum(chunk => (long)chunk.Tasks);
            victim.Held.ForEach(chunk => _returned.Enqueue(new Chunk(chunk.Tasks, fault == Fault.Worker)));
            victim.Held.Clear();
            foreach (var desk in _desks)
            {
                desk.DryUntil = 0;
                Pull(desk);
            }
        });
    }

    /// <param name="tasks">How many tasks.</param>
    /// <param name="isAgain">Whether the first worker that had it was lost.</param>
    private sealed class Chunk(int tasks, bool isAgain)
    {
        public int Tasks => tasks;

        public bool IsAgain => isAgain;
    }

    /// <summary>What the job's actor and a worker know of each other.</summary>
    private sealed class Desk(WorkerNode worker)
    {
        public WorkerNode Worker => worker;

        public Queue<Chunk> Ready { get; } = new();

        public List<Chunk> Held { get; } = [];

        public bool IsAsking { get; set; }

        public double DryUntil { get; set; }

        public double NoExtraUntil { get; set; }

        /// <summary>Milliseconds that its slots worked.</summary>
        public double Worked { get; set; }
    }
}
