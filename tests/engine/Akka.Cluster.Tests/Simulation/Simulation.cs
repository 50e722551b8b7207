using Akka.Actor;
using Akka.Cluster.Gossiping;
using Akka.Cluster.Protocol;

namespace Akka.Cluster.Tests.Simulation;

/// <summary>A cluster of a few nodes on simulated time and network; everything that happens follows from the seed.</summary>
internal sealed class Simulation
{
    private readonly PriorityQueue<(SimulatedNode? Node, Action Action), (TimeSpan At, long Order)> _events = new();
    private readonly Random _random;
    private readonly SimulationChecks _checks = new();
    private readonly SimulatedNode?[] _slots;
    private int _incarnation;
    private long _order;

    public Simulation(int seed)
    {
        _random = new Random(seed);
        Network = new SimulatedNetwork(_random);
        _slots = new SimulatedNode?[_random.Next(3, 6)];
    }

    public ManualTime Time { get; } = new();

    public SimulatedNetwork Network { get; }

    public int Slots => _slots.Length;

    public Random Random => _random;

    public List<SimulatedNode> Living => [.. _slots.OfType<SimulatedNode>().Where(n => n.Lives)];

    public List<SimulatedNode> Members => Living.FindAll(n => n.Protocol.Phase == NodePhase.Member);

    /// <summary>Starts a node in a slot; the first one founds the cluster, the others join by any that is a member.</summary>
    public void Start(int slot)
    {
        if (_slots[slot] is { Lives: true })
            return;
        var node = new SimulatedNode(this, slot, ++_incarnation, new Random(_random.Next()));
        var members = Members;
        if (_incarnation > 1 && members.Count == 0)
            return;
        _slots[slot] = node;
        node.Protocol.JoinTo(_incarnation == 1 ? node.Protocol.Self.Address : members[_random.Next(members.Count)].Protocol.Self.Address);
        In(TimeSpan.FromSeconds(_random.NextDouble()), node, () => TickForEver(node));
    }

    /// <summary>Kills a node; some of the others may notice that the connection is gone.</summary>
    public void Crash(int slot)
    {
        if (_slots[slot] is not { Lives: true } node)
            return;
        node.Crash();
        Disconnect(node);
    }

    public void Stopped(SimulatedNode node) => Disconnect(node);

    public void Leave(int slot)
    {
        if (_slots[slot] is { Lives: true } node && Members.Count > 0)
            Members[_random.Next(Members.Count)].Protocol.Leave(node.Protocol.Self.Address);
    }

    public void In(TimeSpan delay, SimulatedNode? node, Action action) => _events.Enqueue((node, action), (Time.Now + delay, ++_order));

    public void Send(SimulatedNode from, Address to, IClusterMessage message)
    {
        var slot = Array.FindIndex(_slots, n => n is not null && n.Protocol.Self.Address.Equals(to));
        if (slot >= 0 && Network.Deliver(from.Slot, slot) is { } delay)
            In(delay, null, () => _slots[slot]?.Receive(message));
    }

    /// <summary>Heartbeats and their answers, both subject to the network.</summary>
    public void Heartbeats(SimulatedNode from, IEnumerable<UniqueAddress> receivers)
    {
        foreach (var receiver in receivers)
        {
            var other = Array.Find(_slots, n => n is { Crashed: false } && n.Protocol.Self == receiver);
            if (other is { Lives: true } && Network.Deliver(from.Slot, other.Slot) is not null && Network.Deliver(other.Slot, from.Slot) is not null)
                from.Heard(receiver);
        }
    }

    public void Changed(SimulatedNode node, MembershipState before, MembershipState after) => _checks.OnChange(node, before, after, Members);

    public void RunFor(TimeSpan time)
    {
        var end = Time.Now + time;
        while (_events.TryPeek(out var next, out var when) && when.At <= end)
        {
            _events.Dequeue();
            Time.AdvanceTo(when.At);
            if (next.Node is null or { Lives: true })
                next.Action();
        }
        Time.AdvanceTo(end);
    }

    public override string ToString() => string.Join("\n", _slots.OfType<SimulatedNode>());

    private void TickForEver(SimulatedNode node)
    {
        node.Tick();
        In(TimeSpan.FromSeconds(1), node, () => TickForEver(node));
    }

    private void Disconnect(SimulatedNode gone)
    {
        foreach (var other in Living)
        {
            if (other == gone)
                continue;
            if (_random.NextDouble() < 0.7)
                In(TimeSpan.FromMilliseconds(1), other, () => other.Protocol.ConnectionLost(gone.Protocol.Self.Address));
            if (_random.NextDouble() < 0.3 && Network.Reaches(other.Slot, gone.Slot))
                In(TimeSpan.FromMilliseconds(2), other, () => other.Protocol.ConnectionRefused(gone.Protocol.Self.Address));
        }
    }
}
