using Akka.Actor;
using Akka.Cluster.Gossiping;
using Akka.Cluster.Protocol;
using Akka.Cluster.SBR;

namespace Akka.Cluster.Tests.Simulation;

/// <summary>One incarnation of a node: its protocol as the daemon runs it, and what the actors around it do, on simulated time.</summary>
internal sealed class SimulatedNode : IProtocolOutput
{
    public static readonly TimeSpan AcceptablePause = TimeSpan.FromSeconds(3);
    public static readonly TimeSpan StableAfter = TimeSpan.FromSeconds(6);

    private readonly Simulation _simulation;
    private readonly SplitBrainDecider _decider;
    private readonly Dictionary<UniqueAddress, TimeSpan> _heard = [];
    private bool _pushDue;

    public SimulatedNode(Simulation simulation, int slot, int incarnation, Random random)
    {
        _simulation = simulation;
        Slot = slot;
        var self = Some.Node(slot + 1, incarnation);
        Protocol = new ClusterNode(self, new ProtocolSettings { Fanout = 2 }, random, simulation.Time, this);
        _decider = new SplitBrainDecider(new KeepMajority(null), StableAfter, StableAfter, 9, simulation.Time);
    }

    public int Slot { get; }

    public ClusterNode Protocol { get; }

    public bool Crashed { get; private set; }

    public bool Lives => !Crashed && Protocol.Phase != NodePhase.Stopped;

    public MembershipState State => Protocol.State;

    public string? Reason { get; private set; }

    public void Crash() => Crashed = true;

    public void Receive(IClusterMessage message)
    {
        if (Lives)
            Protocol.Receive(message);
    }

    public void Heard(UniqueAddress node)
    {
        _heard[node] = _simulation.Time.Now;
        Protocol.Heard(node.Address);
    }

    /// <summary>What the daemon does every second, and its failure detector and resolver.</summary>
    public void Tick()
    {
        Protocol.RetryJoin();
        _simulation.Heartbeats(this, Protocol.HeartbeatReceivers());
        Protocol.Reap(IsAvailable);
        Protocol.GossipTick();
        Protocol.LeaderTick();
        if (Protocol.Phase != NodePhase.Member)
            return;
        _decider.Observe(State);
        foreach (var node in _decider.Tick())
            Protocol.Down(node.Address);
    }

    void IProtocolOutput.Send(Address to, IClusterMessage message) => _simulation.Send(this, to, message);

    void IProtocolOutput.GossipSoon()
    {
        if (_pushDue)
            return;
        _pushDue = true;
        _simulation.In(TimeSpan.FromMilliseconds(10), this, () =>
        {
            _pushDue = false;
            Protocol.PushGossip();
        });
    }

    void IProtocolOutput.Changed(MembershipState before, MembershipState after) => _simulation.Changed(this, before, after);

    void IProtocolOutput.BecameExiting() => _simulation.In(TimeSpan.FromMilliseconds(300), this, Protocol.ExitingCompleted);

    void IProtocolOutput.ShutDown(string reason)
    {
        Reason = reason;
        _simulation.Stopped(this);
    }

    void IProtocolOutput.Warn(string text)
    {
    }

    private bool IsAvailable(UniqueAddress node)
    {
        var now = _simulation.Time.Now;
        if (!_heard.TryGetValue(node, out var last))
            _heard[node] = last = now;
        return now - last < AcceptablePause;
    }

    public override string ToString() => $"{Protocol.Self} {(Crashed ? "crashed" : Protocol.Phase)} {Reason}: {State.Gossip}";
}
