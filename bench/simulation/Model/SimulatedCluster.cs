using AkkaCluster.Simulation.Kernel;

namespace AkkaCluster.Simulation.Model;

/// <summary>The parts that all workloads have in common.</summary>
internal sealed class SimulatedCluster
{
    /// <summary>How often a worker tells the leader of itself, in milliseconds (WorkerSettings.AliveInterval).</summary>
    private const double AliveInterval = 1000;

    /// <summary>What a node does of itself comes in pieces, so often; milliseconds.</summary>
    private const double IdleInterval = 20;

    private readonly double _hop;
    private readonly IReadOnlyList<Station> _stations;

    public SimulatedCluster(Costs costs, Setting setting)
    {
        (Costs, Setting) = (costs, setting);
        Time = new VirtualTime(setting.Seed);
        var shared = new Host(Time, "the machine's cores", setting.Cores);
        Host Machine(string name) => setting.IsShared ? shared : new Host(Time, name, setting.Cores);
        _hop = costs.Hop + setting.Network;
        Store = new Store(Time, setting.IsPostgres ? costs.Postgres ?? throw new InvalidOperationException("The costs have no PostgreSQL.") : costs.Sqlite);
        // A server's machine writes for all; SQLite's file is written by each process itself.
        var database = setting.IsPostgres ? Machine("store's cores") : null;
        LeaderNode = new Process(Machine("leader's cores"), costs.Leader.Wake);
        Leader = new Mailbox(Time, "leader's mailbox", LeaderNode.Host);
        LeaderWriter = Store.Open(database ?? LeaderNode.Host);
        Gateway = new Process(Machine("gateway's cores"), costs.Gateway.Wake);
        Client = setting.IsShared ? new Process(shared, costs.Client.Wake) : null;
        Workers = [.. Enumerable.Range(1, setting.Workers).Select(i =>
        {
            var host = Machine("a worker's cores");
            return new WorkerNode($"worker-{i}", new Process(host, costs.Worker.Wake), Store.Open(database ?? host), setting.Slots);
        })];
        foreach (var _ in Workers)
            Time.After(Time.Uniform(AliveInterval), SayAlive);
        foreach (var host in Processes.Where(process => process != Client).Select(process => process.Host))
            Time.After(Time.Uniform(IdleInterval), () => Idle(host));
        _stations = [.. new[] { Leader.Messages, LeaderNode.Host.Cores, Gateway.Host.Cores, database?.Cores }.OfType<Station>().Concat(Workers.Select(worker => worker.Host.Cores)).Distinct()];
    }

    public Costs Costs { get; }

    public Setting Setting { get; }

    public VirtualTime Time { get; }

    public Store Store { get; }

    public Process LeaderNode { get; }

    public Mailbox Leader { get; }

    public Store.NodeWriter LeaderWriter { get; }

    public Process Gateway { get; }

    /// <summary>Those who submit, where they share the cores; null where they have enough.</summary>
    public Process? Client { get; }

    public IReadOnlyList<WorkerNode> Workers { get; }

    private IEnumerable<Process> Processes => new[] { LeaderNode, Gateway, Client }.OfType<Process>().Concat(Workers.Select(worker => worker.Process));

    /// <summary>Another one like it, at its beginning.</summary>
    /// <param name="seed">Of its own chance.</param>
    public SimulatedCluster Another(int seed) => new(Costs, Setting with { Seed = seed });

    /// <summary>A message goes to another process.</summary>
    public void Hop(Action then) => Time.After(Time.Exponential(_hop), then);

    /// <summary>The leader takes a message, its process reads it.</summary>
    public void TellLeader(Action then) => LeaderNode.Run(Costs.Leader.Job / 3, () => Leader.Tell(Costs.LeaderMessage, then));

    /// <summary>Forgets what was counted: the warm-up is over.</summary>
    public void Restart()
    {
        foreach (var station in _stations.Append(Store.Writers))
            station.Restart();
        foreach (var process in Processes)
            process.Restart();
    }

    /// <summary>The resources by the share of them that was used, the busiest first; of those of one name, the mean.</summary>
    /// <param name="own">Those of the workload.</param>
    public IReadOnlyList<(string Name, double Share)> Use(params IEnumerable<(string Name, double Share)> own) =>
        [.. _stations.GroupBy(station => station.Name).Select(same => (Name: same.Key, Share: same.Average(station => station.Utilisation))).Concat(own).OrderByDescending(each => each.Share).ThenBy(each => each.Name, StringComparer.Ordinal)];

    private void SayAlive() => Time.After(AliveInterval, () => TellLeader(SayAlive));

    private void Idle(Host host) => Time.After(IdleInterval, () => host.Run(Costs.Idle * IdleInterval, () => Idle(host)));
}
