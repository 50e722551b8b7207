using System.Globalization;
using Akka.Actor;

namespace Akka.Cluster.Sharding.Tests.Simulation;

/// <summary>
/// A cluster of regions and a coordinator under a drawn order of events. After each step it is checked that no shard and no entity is there twice; each message is checked for its
/// order when it is processed; at the end all messages must have been processed and all hand-offs ended.
/// </summary>
internal sealed partial class SimWorld
{
    private const int Shards = 8;
    private const int Entities = 24;

    private readonly Random _random;
    private readonly SimPlan _plan;
    private readonly int _seed;
    private readonly Dictionary<(string Client, string Entity), int> _sent = [];
    private readonly Dictionary<(string Client, string Entity), int> _processed = [];
    private readonly List<SimMessage> _messages = [];
    private readonly Dictionary<IActorRef, SimNode> _nodes = [];
    private readonly Queue<string> _recent = new();
    private int _incarnations;
    private int _coordinators;

    public SimWorld(int seed, SimPlan plan)
    {
        _seed = seed;
        _plan = plan;
        _random = new Random(seed);
        Network = new SimNetwork(_random) { IsCut = _partition.Separates };
        for (var i = 0; i < plan.Nodes; i++) Join(isProxy: false);
        Join(isProxy: true);
        NewCoordinator();
    }

    public SimNetwork Network { get; }

    public SimClock Clock { get; } = new();

    /// <summary>Nodes that count as members, oldest first; those that crashed count until that is found out.</summary>
    public List<SimNode> Members { get; } = [];

    public SimCoordinator? Coordinator { get; private set; }

    public static string ShardOf(string entity) => (int.Parse(entity.AsSpan(1), CultureInfo.InvariantCulture) % Shards).ToString(CultureInfo.InvariantCulture);

    public int NextIncarnation() => ++_incarnations;

    public bool Draw(int oneIn) => _random.Next(oneIn) == 0;

    public SimNode NodeOf(IActorRef region) => _nodes[region];

    public void Run()
    {
        for (var step = 0; step < _plan.Steps; step++)
        {
            Act();
            Check();
        }

        Settle();
    }

    public void Process(SimMessage message, SimEntity entity)
    {
        var key = (message.Client, message.Entity);
        var last = _processed.GetValueOrDefault(key);
        if (message.Number <= last) Fail($"{entity.Ref} processes {message} after number {last} of the same client");
        _processed[key] = message.Number;
        message.Processed = true;
    }

    public void Tell(SimNode from, SimCoordinator to, object message)
        => Network.Send(from.Name, to.Name, () =>
        {
            if (to.Up) to.Receive(message, from);
        });

    /// <summary>A region has stopped in good order.</summary>
    public void Left(SimNode node)
    {
        if (!node.Up) return;
        Note($"{node.Name} has left");
        node.Stop();
        Gone(node);
    }

    public void Fail(string what)
        => throw new InvalidOperationException($"Seed {_seed}, {_plan}: {what}. Members: {string.Join(", ", Members.Select(m => m.Name))}. Last events: {string.Join("; ", _recent)}");

    private void Act()
    {
        if (_partition.IsCut && Draw(150)) EndPartition();
        var draw = _random.Next(1000);
        if (draw < 620) Network.DeliverOne();
        else if (draw < 780) ProcessSome();
        else if (draw < 930) SendOne();
        else if (draw < 965) Tick();
        else if (draw < 980) Coordinator?.Machine.ConsiderRebalance();
        else if (draw < 986 && Members.Count < 7) Join(isProxy: false);
        else if (draw < 991 && _plan.Leaves) LeaveOne();
        else if (draw < 994 && _plan.Crashes) CrashOne();
        else if (draw < 996 && _plan.CoordinatorRestarts) NewCoordinator();
        else if (_plan.Partitions && !_partition.IsCut) Cut();
    }

    private void SendOne()
    {
        var senders = Members.Where(m => m is { Up: true, Leaving: false }).ToList();
        if (senders.Count == 0) return;
        var node = senders[_random.Next(senders.Count)];
        var key = ($"client-{node.Name}", $"e{_random.Next(Entities)}");
        var number = _sent.GetValueOrDefault(key) + 1;
        _sent[key] = number;
        var message = new SimMessage(key.Item1, key.Item2, number);
        _messages.Add(message);
        node.IfUp(() => node.Receive(message, null));
    }

    private void ProcessSome()
    {
        var busy = Members.Where(m => m.Up).SelectMany(m => m.Shards).SelectMany(s => s.Entities).Where(e => e.Mailbox.Count > 0).ToList();
        if (busy.Count > 0) busy[_random.Next(busy.Count)].ProcessOne();
    }

    private void Tick()
    {
        Clock.Advance(TimeSpan.FromMilliseconds(_random.Next(100, 1500)));
        foreach (var node in Members.Concat(_exiles).ToList()) node.IfUp(() => node.Tick(Clock.GetUtcNow()));
        foreach (var coordinator in _strays.Append(Coordinator).Where(c => c is { Up: true }).ToList()) coordinator!.Tick();
    }

    private void Join(bool isProxy)
    {
        var node = new SimNode(this, (isProxy ? "proxy" : "node") + NextIncarnation(), isProxy);
        _nodes[node.Ref] = node;
        Members.Add(node);
        Note($"{node.Name} joins");
    }

    private void LeaveOne()
    {
        var able = Members.Where(m => m is { Up: true, IsProxy: false, Leaving: false }).ToList();
        if (able.Count < 2) return;
        var node = able[_random.Next(able.Count)];
        Note($"{node.Name} starts to leave");
        node.Leave();
    }

    private void CrashOne()
    {
        var able = Members.Where(m => m is { Up: true, IsProxy: false }).ToList();
        if (able.Count(m => !m.Leaving) < 2) return;
        var node = able[_random.Next(able.Count)];
        Note($"{node.Name} crashes");
        Kill(node);
        Network.Send("detector" + node.Name, "membership", () => Gone(node));
    }

    private void Kill(SimNode node)
    {
        node.Stop();
        foreach (var message in _messages.Where(m => !m.Processed && m.At == node)) message.Excused = true;
    }

    // A member is removed: all others learn it, each in its own time; the next oldest hosts the coordinator. While the network is cut there is no convergence to remove anybody.
    private void Gone(SimNode node)
    {
        if (_partition.IsCut)
        {
            _goneUnnoticed.Add(node);
            return;
        }

        if (!Members.Remove(node)) return;
        foreach (var peer in Members) Network.Send("membership", peer.Name, () => peer.PeerGone(node));
        if (Coordinator is { } coordinator && coordinator.Host != node)
        {
            Network.Send("membership", coordinator.Name, () =>
            {
                if (coordinator.Up) coordinator.PeerGone(node);
            });
            return;
        }

        NewCoordinator();
    }

    private void NewCoordinator()
    {
        var host = Members.Find(m => m is { Up: true, IsProxy: false } && !_partition.IsExile(m));
        if (Coordinator is { } former && _partition.IsExile(former.Host)) _strays.Add(former);
        else Coordinator?.Stop();
        Coordinator = null;
        if (host is null || Members.Find(m => !m.IsProxy && !_partition.IsExile(m)) is { Up: false }) return;
        // Clocks of machines differ: a later coordinator may start with a lower epoch.
        var epoch = Clock.GetUtcNow().Ticks + _random.Next(-50_000_000, 50_000_000);
        Coordinator = new SimCoordinator(this, host, epoch, ++_coordinators);
        Note($"{Coordinator.Name} starts");
        Coordinator.Start();
    }

    private void Check()
    {
        Check(Members);
        Check(_exiles);
    }

    private void Check(List<SimNode> nodes)
    {
        var hosted = new Dictionary<string, string>();
        var living = new Dictionary<string, SimEntity>();
        foreach (var node in nodes.Where(m => m.Up))
        {
            foreach (var shard in node.Shards)
            {
                if (!hosted.TryAdd(shard.Local.Shard, node.Name)) Fail($"shard {shard.Local.Shard} is hosted by {hosted[shard.Local.Shard]} and by {node.Name}");
                foreach (var entity in shard.Entities)
                    if (!living.TryAdd(entity.Id, entity)) Fail($"entity {entity.Id} lives as {living[entity.Id].Ref} and as {entity.Ref}");
            }
        }
    }

    // Nothing new happens: all that is under way must come to an end.
    private void Settle()
    {
        if (_partition.IsCut) EndPartition();
        for (var round = 0; round < 400; round++)
        {
            for (var i = 0; i < 300 && (Network.IsBusy || AnyMail()); i++)
            {
                if (!Network.DeliverOne() || Draw(3)) ProcessSome();
                Check();
            }

            if (!Network.IsBusy && !AnyMail() && IsSettled()) return;
            if (Coordinator is null) NewCoordinator();
            Tick();
        }

        var lost = _messages.Where(m => m is { Processed: false, Excused: false }).ToList();
        var moving = Coordinator?.Machine.Slots.Where(s => s.IsMoving).Select(s => $"{s.Shard} {s.State} at {s.Owner}");
        Fail($"not settled: {lost.Count} messages not processed, first {lost.FirstOrDefault()}; hand-offs [{string.Join(", ", moving ?? [])}]; coordinator {Coordinator?.Name} ready {Coordinator?.Machine.IsReady}");
    }

    private bool AnyMail() => Members.Where(m => m.Up).SelectMany(m => m.Shards).SelectMany(s => s.Entities).Any(e => e.Mailbox.Count > 0);

    private bool IsSettled()
        => _messages.TrueForAll(m => m.Processed || m.Excused)
        && Coordinator is { Machine.IsReady: true } && !Coordinator.Machine.Slots.Any(s => s.IsMoving)
        && !Members.Exists(m => m is { Up: true, Leaving: true });

    private void Note(string what)
    {
        _recent.Enqueue(what);
        if (_recent.Count > 25) _recent.Dequeue();
    }
}
