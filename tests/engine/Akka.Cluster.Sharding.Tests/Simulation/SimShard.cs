using Akka.Actor;
using Akka.Cluster.Sharding.Region;

namespace Akka.Cluster.Sharding.Tests.Simulation;

/// <summary>The actor of a shard, and its entities.</summary>
internal sealed class SimShard(SimNode node, LocalShard local)
{
    private readonly Dictionary<string, SimEntity> _entities = [];
    private readonly string _name = $"{node.Name}/shard{local.Shard}-{node.World.NextIncarnation()}";

    public SimNode Node => node;

    public LocalShard Local => local;

    public DateTimeOffset? Deadline { get; set; }

    public IEnumerable<SimEntity> Entities => _entities.Values;

    public void ToEntity(string entity, object? message) => node.World.Network.Send(node.Name, _name, () =>
    {
        if (!node.Up) return;
        if (!_entities.TryGetValue(entity, out var actor))
        {
            actor = new SimEntity(entity, this, stubborn: node.World.Draw(40));
            _entities[entity] = actor;
            var started = actor;
            if (message is not null) actor.Ref.Tell(message, ActorRefs.NoSender);
            node.World.Network.Send(_name, node.Name, () => node.IfUp(() => local.Started(entity, started.Ref)));
        }
        else if (message is not null) actor.Ref.Tell(message, ActorRefs.NoSender);
    });

    public void AskPassivation(SimEntity entity)
        => node.World.Network.Send(_name, node.Name, () => node.IfUp(() => local.Passivate(entity.Id, entity.Ref, SimEntity.Stop)));

    public void EntityEnded(SimEntity entity)
    {
        _entities.Remove(entity.Id);
        node.World.Network.Send(_name, node.Name, () => node.IfUp(() => local.Stopped(entity.Id, entity.Ref)));
    }

    public void KillAll() => node.World.Network.Send(node.Name, _name, () =>
    {
        foreach (var entity in _entities.Values.ToList()) entity.End(forced: true);
    });

    public void End() => node.World.Network.Send(_name, node.Name, () => node.IfUp(() => node.ShardEnded(this)));

    public void Crash() => _entities.Clear();
}
