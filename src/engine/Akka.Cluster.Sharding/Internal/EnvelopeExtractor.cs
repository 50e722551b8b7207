namespace Akka.Cluster.Sharding.Internal;

/// <summary>Adds to an extractor what every region understands: <see cref="ShardingEnvelope"/> and <see cref="ShardRegion.StartEntity"/>.</summary>
internal sealed class EnvelopeExtractor(IMessageExtractor inner) : IMessageExtractor
{
    public string? EntityId(object message) => message switch
    {
        ShardingEnvelope envelope => envelope.EntityId,
        ShardRegion.StartEntity start => start.EntityId,
        _ => inner.EntityId(message),
    };

    public object? EntityMessage(object message) => message switch
    {
        ShardingEnvelope envelope => envelope.Message,
        ShardRegion.StartEntity start => start,
        _ => inner.EntityMessage(message),
    };

    public string? ShardId(object message) => EntityId(message) is { } id ? ShardId(id, message) : null;

    public string ShardId(string entityId, object? messageHint = null) => inner.ShardId(entityId, messageHint);
}
