using Akka.Actor;
using Akka.Event;

namespace Akka.Cluster.Sharding.Region;

internal sealed partial class RegionActor : IEntityPort
{
    private readonly Dictionary<string, LocalShard> _hosts = [];

    private void OnInternal(IRegionInternal message)
    {
        switch (message)
        {
            case ShardMessages.EntityStarted m: m.Shard.Started(m.Entity, m.Ref); break;
            case ShardMessages.EntityStopped m: m.Shard.Stopped(m.Entity, m.Ref); break;
            case ShardMessages.PassivateEntity m: m.Shard.Passivate(m.Entity, m.Ref, m.StopMessage); break;
            case RegionTicks.Idle:
                foreach (var host in _hosts.Values) host.Tick(IdleTicks);
                break;
            case RegionTicks.Retry: Retry(); break;
            case RegionTicks.FindCoordinator: FindCoordinator(); break;
            case RegionTicks.HandOffTimeout m: OnHandOffTimeout(m.Shard); break;
            case RegionTicks.ShutdownTimeout:
                _log.Warning("Region {0} stops although {1} shards were not handed over and {2} messages wait: {3} have passed", _setup.TypeName, _router.Hosted.Count(), _router.Budget.Used, _tuning.HandOffTimeout + ShutdownMargin);
                Context.Stop(Self);
                break;
            default: Unhandled(message); break;
        }
    }

    IShardHost IRegionPort.StartShard(string shard)
    {
        var host = new LocalShard(shard, _setup.StopMessage, _router.Budget, _unwrap, this);
        _hosts[shard] = host;
        StartActor(host);
        _log.Debug("Region {0} hosts shard {1}", _setup.TypeName, shard);
        return host;
    }

    private void StartActor(LocalShard host)
    {
        var region = Self;
        var entityProps = _setup.EntityProps ?? throw new InvalidOperationException($"The proxy of {_setup.TypeName} was told to host shard {host.Shard}; only regions host shards.");
        host.Actor = Context.Watch(Context.ActorOf(Props.Create(() => new ShardActor(host, region, entityProps)), Uri.EscapeDataString(host.Shard)));
    }

    private void OnShardActorEnded(LocalShard host)
    {
        host.Actor = null;
        if (host.IsStopping)
        {
            Timers.Cancel(host);
            _hosts.Remove(host.Shard);
            _router.ShardHasStopped(host.Shard);
            return;
        }

        _log.Error("Shard {0} of {1} has ended although it should run: it is started again, its entities start with their next messages", host.Shard, _setup.TypeName);
        host.Reset();
        StartActor(host);
    }

    private void OnHandOffTimeout(LocalShard host)
    {
        if (_router.Find(host.Shard) is { } route && host.ForceStop(route.Buffer) is > 0 and var left)
            _log.Warning("Shard {0} of {1}: {2} entities have not stopped in {3} and are stopped by force", host.Shard, _setup.TypeName, left, _tuning.HandOffTimeout);
    }

    void IEntityPort.ViaShard(LocalShard shard, string entity, object? message, IActorRef sender)
        => shard.Actor!.Tell(new ShardMessages.ToEntity(entity, message), sender);

    void IEntityPort.Send(IActorRef entity, object message) => entity.Tell(message, Self);

    void IEntityPort.HandOffStarted(LocalShard shard)
        => Timers.StartSingleTimer(shard, new RegionTicks.HandOffTimeout(shard), _tuning.HandOffTimeout);

    void IEntityPort.KillAll(LocalShard shard) => shard.Actor!.Tell(new ShardMessages.KillAll(), Self);

    void IEntityPort.AllStopped(LocalShard shard)
    {
        if (shard.Actor is { } actor) Context.Stop(actor);
    }

    void IEntityPort.Dropped(string shard, object message, IActorRef sender, string reason) => Drop(message, sender, reason);
}
