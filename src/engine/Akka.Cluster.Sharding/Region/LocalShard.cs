using Akka.Actor;

namespace Akka.Cluster.Sharding.Region;

/// <summary>
/// The entities of one hosted shard, as their region sees them. The region sends to a running entity directly; the shard's actor only starts entities and reports their end.
/// The region is the only sender of a stop message too, so that nothing follows it into a mailbox that nobody will read.
/// </summary>
internal sealed class LocalShard(string shard, object stopMessage, BufferBudget budget, Func<object, object?> unwrap, IEntityPort port) : IShardHost
{
    private readonly Dictionary<string, EntitySlot> _entities = [];
    private bool _stopping;
    private int _clock;

    public string Shard { get; } = shard;

    /// <summary>All entities were told to stop; the shard moves.</summary>
    public bool IsStopping => _stopping;

    public int Count => _entities.Count;

    public IEnumerable<string> Entities => _entities.Keys;

    /// <summary>The actor that starts the entities.</summary>
    public IActorRef? Actor { get; set; }

    /// <summary>The entity's actor, where it runs.</summary>
    public IActorRef? Find(string entity) => _entities.GetValueOrDefault(entity)?.Ref;

    public void Deliver(string entity, object message, IActorRef sender)
    {
        var isNew = !_entities.TryGetValue(entity, out var slot);
        if (isNew) _entities[entity] = slot = new EntitySlot();
        slot!.LastActive = _clock;
        if (isNew) port.ViaShard(this, entity, unwrap(message), sender);
        else if (slot.Ref is null || slot.Passivating) Keep(slot, entity, message, sender);
        else Send(slot.Ref, message, sender);
    }

    public void Started(string entity, IActorRef actor)
    {
        if (!_entities.TryGetValue(entity, out var slot)) _entities[entity] = slot = new EntitySlot { LastActive = _clock };
        slot.Ref = actor;
        while (slot.Waiting is not null && slot.Waiting.TryTake(out var waiting)) Send(actor, waiting.Message, waiting.Sender);
        slot.Waiting = null;
        if (_stopping) port.Send(actor, stopMessage);
    }

    /// <summary>An entity asks to be stopped with a message of its choice.</summary>
    public void Passivate(string entity, IActorRef actor, object message)
    {
        if (!_stopping && _entities.TryGetValue(entity, out var slot) && actor.Equals(slot.Ref)) Passivate(slot, message);
    }

    /// <summary>Time has passed: stops the entities that had no message for <paramref name="idleTicks"/> ticks.</summary>
    public void Tick(int idleTicks)
    {
        _clock++;
        if (_stopping) return;
        foreach (var slot in _entities.Values)
            if (!slot.Passivating && slot.Ref is not null && _clock - slot.LastActive > idleTicks) Passivate(slot, stopMessage);
    }

    /// <summary>An entity has stopped, or could not be started (no actor).</summary>
    public void Stopped(string entity, IActorRef? actor)
    {
        if (!_entities.TryGetValue(entity, out var slot) || !Equals(slot.Ref, actor)) return;
        if (slot.Waiting is null || !slot.Waiting.TryTake(out var first)) _entities.Remove(entity);
        else Restart(slot, first);
        if (_stopping && _entities.Count == 0) port.AllStopped(this);
    }

    // What waits for an entity that is being started or stopped is worked off here: sent on from here it could be overtaken by what its sender sends to the next home.
    public void HandOff()
    {
        _stopping = true;
        port.HandOffStarted(this);
        foreach (var slot in _entities.Values)
            if (slot is { Ref: not null, Passivating: false }) port.Send(slot.Ref, stopMessage);
        if (_entities.Count == 0) port.AllStopped(this);
    }

    /// <summary>The time for the hand-off is over: entities that still run are stopped by force, and what waits for them goes to <paramref name="kept"/>, ahead of what has come since.</summary>
    /// <returns>How many entities there were.</returns>
    public int ForceStop(RouteBuffer kept)
    {
        foreach (var slot in _entities.Values)
        {
            if (slot.Waiting is not null) kept.Prepend(slot.Waiting);
            slot.Waiting = null;
        }

        if (_entities.Count > 0) port.KillAll(this);
        return _entities.Count;
    }

    /// <summary>All entities were lost with the shard's actor.</summary>
    public void Reset()
    {
        foreach (var slot in _entities.Values)
            while (slot.Waiting is not null && slot.Waiting.TryTake(out var lost)) port.Dropped(Shard, lost.Message, lost.Sender, "the shard has failed");
        _entities.Clear();
    }

    private void Passivate(EntitySlot slot, object message)
    {
        if (slot.Passivating) return;
        slot.Passivating = true;
        port.Send(slot.Ref!, message);
    }

    // The first message goes the way on which the entity is started, the others wait until it runs.
    private void Restart(EntitySlot slot, in BufferedMessage first)
    {
        slot.Ref = null;
        slot.Passivating = false;
        port.ViaShard(this, first.Entity, unwrap(first.Message), first.Sender);
    }

    private void Send(IActorRef entity, object message, IActorRef sender)
    {
        if (message is ShardRegion.StartEntity) return;
        if (unwrap(message) is { } inner) entity.Tell(inner, sender);
    }

    private void Keep(EntitySlot slot, string entity, object message, IActorRef sender)
    {
        slot.Waiting ??= new RouteBuffer(budget);
        if (!slot.Waiting.TryAdd(new BufferedMessage(entity, message, sender))) port.Dropped(Shard, message, sender, $"the region's buffer of {budget.Limit} messages is full");
    }
}
