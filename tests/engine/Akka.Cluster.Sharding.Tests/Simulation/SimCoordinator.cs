using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster.Sharding.Coordinator;
using Akka.Cluster.Sharding.Protocol;

namespace Akka.Cluster.Sharding.Tests.Simulation;

/// <summary>A coordinator on a node.</summary>
internal sealed class SimCoordinator : ICoordinatorPort
{
    private static readonly CoordinatorTimes Times = new(Flush: TimeSpan.FromSeconds(5), ShutdownFlush: TimeSpan.FromHours(1), Retry: TimeSpan.FromSeconds(2));

    private readonly SimWorld _world;
    private readonly HashSet<SimNode> _watched = [];
    private readonly HashSet<SimNode> _greeted = [];
    private bool _up = true;

    public SimCoordinator(SimWorld world, SimNode host, long epoch, int incarnation)
    {
        _world = world;
        Host = host;
        Name = $"coordinator{incarnation}@{host.Name}";
        Machine = new CoordinatorMachine(epoch, Times, world.Clock, this);
    }

    public SimNode Host { get; }

    public string Name { get; }

    public CoordinatorMachine Machine { get; private set; }

    public bool Up => _up && Host.Up;

    public void Start()
    {
        _greeted.UnionWith(_world.Members);
        Machine.Start(_world.Members.Select(AddressOf));
        foreach (var node in _world.Members) Send(node, new CoordinatorMessages.Hello(Machine.Epoch));
    }

    public void Stop() => _up = false;

    public void Tick()
    {
        foreach (var node in _greeted.Where(n => Machine.Unheard.Contains(AddressOf(n)))) Send(node, new CoordinatorMessages.Hello(Machine.Epoch));
        Machine.Tick();
    }

    public void PeerGone(SimNode peer)
    {
        if (_watched.Remove(peer)) Machine.RegionTerminated(peer.Ref);
        Machine.NodeHeard(AddressOf(peer));
    }

    public void Receive(object message, SimNode from)
    {
        switch (message)
        {
            case RegionMessages.GetShardHome m when Machine.Regions.ContainsKey(from.Ref): Machine.GetShardHome(from.Ref, m); break;
            case RegionMessages.Register m:
                if (Machine.Register(m)) Machine.NodeHeard(AddressOf(from));
                break;
            case RegionMessages.ShardStarted m: Machine.ShardStarted(from.Ref, m.Shard); break;
            case RegionMessages.ShardStopped m: Machine.ShardStopped(m); break;
            case RegionMessages.HandOffReady m: Machine.HandOffReady(m); break;
            case RegionMessages.GracefulShutdownReq m: Machine.GracefulShutdown(m.Region); break;
            case RegionMessages.StaleEpoch m when m.Known > Machine.Epoch:
                _watched.Clear();
                Machine = new CoordinatorMachine(m.Known + 1, Times, _world.Clock, this);
                Start();
                break;
        }
    }

    private static Address AddressOf(SimNode node) => new("akka", "sim", node.Name, 1);

    private void Send(SimNode node, object message) => _world.Network.Send(Name, node.Name, () => node.IfUp(() => node.Receive(message, this)));

    void ICoordinatorPort.Tell(IActorRef region, object message) => Send(_world.NodeOf(region), message);

    void ICoordinatorPort.WatchRegion(IActorRef region)
    {
        var peer = _world.NodeOf(region);
        _watched.Add(peer);
        if (_world.IsGoneFor(Host, peer)) _world.Network.Send("membership", Name, () => PeerGone(peer));
    }

    void ICoordinatorPort.Allocate(string shard, IActorRef requester, ImmutableDictionary<IActorRef, IImmutableList<string>> allocations)
    {
        var machine = Machine;
        var region = allocations.OrderBy(a => a.Value.Count).ThenBy(a => a.Key.ToString(), StringComparer.Ordinal).First().Key;
        if (_world.Draw(2)) machine.Allocated(shard, region);
        else
            _world.Network.Send(Name + "/strategy", Name, () =>
            {
                if (Up && machine == Machine) machine.Allocated(shard, _world.Draw(10) ? null : region);
            });
    }

    void ICoordinatorPort.Rebalance(ImmutableDictionary<IActorRef, IImmutableList<string>> allocations, ImmutableHashSet<string> inProgress)
        => Machine.RebalanceDecided(allocations.SelectMany(a => a.Value).Order(StringComparer.Ordinal).Where(_ => _world.Draw(3)).ToList());

    void ICoordinatorPort.Log(string template, params object[] values)
    {
    }
}
