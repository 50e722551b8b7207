using Akka.Actor;
using Akka.Event;

namespace Akka.Cluster.Sharding.Region;

/// <summary>Parent of a shard's entities: starts them, supervises them and reports their end. Which message goes to which entity is the region's business.</summary>
internal sealed class ShardActor(LocalShard shard, IActorRef region, Func<string, Props> entityProps) : UntypedActor
{
    private readonly ILoggingAdapter _log = Context.GetLogger();

    protected override SupervisorStrategy SupervisorStrategy()
    {
        var self = Self;
        return new EntitySupervisor(entity => region.Tell(new ShardMessages.EntityStopped(shard, EntityOf(entity), entity), self));
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case ShardMessages.ToEntity toEntity: OnToEntity(toEntity); break;
            case Passivate passivate: region.Tell(new ShardMessages.PassivateEntity(shard, EntityOf(Sender), Sender, passivate.StopMessage), Self); break;
            case ShardMessages.KillAll:
                foreach (var child in Context.GetChildren()) Context.Stop(child);
                break;
            default: Unhandled(message); break;
        }
    }

    private void OnToEntity(ShardMessages.ToEntity toEntity)
    {
        var name = Uri.EscapeDataString(toEntity.Entity);
        var entity = Context.Child(name);
        if (entity.IsNobody())
        {
            try
            {
                entity = Context.ActorOf(entityProps(toEntity.Entity), name);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                _log.Error(e, "Shard {0} cannot start entity {1}: its message {2} is dropped", shard.Shard, toEntity.Entity, toEntity.Message?.GetType());
                if (toEntity.Message is not null) Context.System.DeadLetters.Tell(toEntity.Message, Sender);
                region.Tell(new ShardMessages.EntityStopped(shard, toEntity.Entity, null), Self);
                return;
            }

            region.Tell(new ShardMessages.EntityStarted(shard, toEntity.Entity, entity), Self);
        }

        if (toEntity.Message is not (null or ShardRegion.StartEntity)) entity.Tell(toEntity.Message, Sender);
    }

    private static string EntityOf(IActorRef entity) => Uri.UnescapeDataString(entity.Path.Name);
}
