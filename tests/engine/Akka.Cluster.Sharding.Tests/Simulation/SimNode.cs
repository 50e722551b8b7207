using Akka.Actor;
using Akka.Cluster.Sharding.Protocol;
using Akka.Cluster.Sharding.Region;

namespace Akka.Cluster.Sharding.Tests.Simulation;

/// <summary>A node with a region.</summary>
internal sealed class SimNode : IRegionPort, IEntityPort
{
    private const int BufferSize = 100_000;

    private readonly Dictionary<LocalShard, SimShard> _shards = [];
    private readonly HashSet<SimNode> _watched = [];
    private readonly HashSet<SimNode> _lost = [];
    private SimCoordinator? _coordinator;

    public SimNode(SimWorld world, string name, bool isProxy)
    {
        World = world;
        Name = name;
        Ref = new SimRef(name);
        IsProxy = isProxy;
        Router = new RegionRouter(Ref, isProxy, BufferSize, this);
    }

    public SimWorld World { get; }

    public string Name { get; }

    public SimRef Ref { get; }

    public bool IsProxy { get; }

    public RegionRouter Router { get; }

    /// <summary>It runs. A node that does not may still count as a member.</summary>
    public bool Up { get; private set; } = true;

    public bool Leaving { get; private set; }

    public IEnumerable<SimShard> Shards => _shards.Values;

    public void IfUp(Action action)
    {
        if (!Up) return;
        action();
        if (Up && Router.MayStop()) World.Left(this);
    }

    public void Receive(object message, SimCoordinator? from)
    {
        switch (message)
        {
            case SimMessage m:
                m.At = this;
                Router.Deliver(SimWorld.ShardOf(m.Entity), m.Entity, m, ActorRefs.NoSender);
                break;
            case RegionMessages.Flush m: Router.Flush(m); break;
            case RegionMessages.Farewell m: ((IRegionPort)this).Forward(m.Region, new RegionMessages.FarewellAck(m.Number, Ref), Ref); break;
            case RegionMessages.FarewellAck m: Router.FarewellArrived(m); break;
            case CoordinatorMessages.ShardHome m: Router.ShardHome(m); break;
            case CoordinatorMessages.BeginHandOff m: Router.BeginHandOff(m); break;
            case CoordinatorMessages.HandOff m: Router.HandOff(m); break;
            case CoordinatorMessages.HostShard m: Router.HostShard(m); break;
            case CoordinatorMessages.Hello m:
                if (Obey(m.Epoch, from!)) World.Tell(this, from!, Router.Account());
                break;
            case CoordinatorMessages.RegisterAck m:
                if (Obey(m.Epoch, from!)) Router.RegisterAck();
                break;
        }
    }

    public void Leave()
    {
        Leaving = true;
        IfUp(Router.StartShutdown);
    }

    /// <summary>Time has passed.</summary>
    public void Tick(DateTimeOffset now)
    {
        if (_coordinator is { Up: false })
        {
            _coordinator = null;
            Router.CoordinatorLost();
        }

        if (!Router.Registered && (_coordinator ?? World.Coordinator) is { } current) World.Tell(this, current, Router.Account());
        Router.AskForHomes();
        if (Router.ShuttingDown) Router.StartShutdown();
        foreach (var shard in _shards.Values.ToList())
        {
            shard.Local.Tick(3);
            if (shard.Deadline <= now) shard.Local.ForceStop(Router.Find(shard.Local.Shard)!.Buffer);
        }
    }

    public void Stop()
    {
        Up = false;
        foreach (var shard in _shards.Values) shard.Crash();
        _shards.Clear();
    }

    public void PeerGone(SimNode peer)
    {
        _lost.Add(peer);
        if (_watched.Remove(peer)) IfUp(() => Router.RegionTerminated(peer.Ref));
    }

    public void ShardEnded(SimShard shard)
    {
        _shards.Remove(shard.Local);
        Router.ShardHasStopped(shard.Local.Shard);
    }

    private bool Obey(long epoch, SimCoordinator coordinator)
    {
        if (Router.Meet(epoch))
        {
            _coordinator = coordinator;
            return true;
        }

        World.Tell(this, coordinator, new RegionMessages.StaleEpoch(Router.Epoch));
        return false;
    }

    void IRegionPort.Forward(IActorRef region, object message, IActorRef sender)
    {
        var to = World.NodeOf(region);
        if (message is SimMessage m)
        {
            if (_lost.Contains(to)) World.Fail($"{Name} sends {m} to {to.Name}, of which it knows that it is gone");
            m.At = to;
            m.Excused |= !to.Up;
        }

        World.Network.Send(Name, to.Name, () => to.IfUp(() => to.Receive(message, null)), () => Excuse(message));
    }

    void IRegionPort.TellCoordinator(object message)
    {
        if (_coordinator is not null) World.Tell(this, _coordinator, message);
    }

    IShardHost IRegionPort.StartShard(string shard)
    {
        if (_shards.Keys.Any(s => s.Shard == shard)) World.Fail($"{Name} starts shard {shard}, which it hosts already");
        var local = new LocalShard(shard, SimEntity.Stop, Router.Budget, m => m, this);
        _shards[local] = new SimShard(this, local);
        return local;
    }

    void IRegionPort.WatchRegion(IActorRef region)
    {
        var peer = World.NodeOf(region);
        _watched.Add(peer);
        if (World.IsGoneFor(this, peer)) World.Network.Send("membership", Name, () => PeerGone(peer));
    }

    bool IRegionPort.IsLost(IActorRef region) => _lost.Contains(World.NodeOf(region));

    void IRegionPort.Dropped(string shard, object message, IActorRef sender, string reason) => Drop(message, reason);

    void IEntityPort.ViaShard(LocalShard shard, string entity, object? message, IActorRef sender) => _shards[shard].ToEntity(entity, message);

    void IEntityPort.Send(IActorRef entity, object message) => entity.Tell(message, ActorRefs.NoSender);

    void IEntityPort.HandOffStarted(LocalShard shard) => _shards[shard].Deadline = World.Clock.GetUtcNow() + TimeSpan.FromSeconds(20);

    void IEntityPort.KillAll(LocalShard shard) => _shards[shard].KillAll();

    void IEntityPort.AllStopped(LocalShard shard) => _shards[shard].End();

    void IEntityPort.Dropped(string shard, object message, IActorRef sender, string reason) => Drop(message, reason);

    private void Drop(object message, string reason)
    {
        // Where the coordinator knew nobody that could host the shard, a region that stops must give up what waits.
        if (message is SimMessage { Excused: false } m && !reason.Contains("no other region", StringComparison.Ordinal)) World.Fail($"{Name} dropped {m}: {reason}");
        Excuse(message);
    }

    private static void Excuse(object message)
    {
        if (message is SimMessage lost) lost.Excused = true;
    }
}
