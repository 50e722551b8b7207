namespace Akka.Cluster.Sharding.Internal;

/// <summary>The two delegates as one extractor.</summary>
internal sealed class DelegateExtractor(ExtractEntityId extractEntityId, ExtractShardId extractShardId) : IMessageExtractor
{
    public string? EntityId(object message)
    {
        var found = extractEntityId(message);
        return found.HasValue ? found.Value.Item1 : null;
    }

    public object? EntityMessage(object message)
    {
        var found = extractEntityId(message);
        return found.HasValue ? found.Value.Item2 : null;
    }

    public string? ShardId(object message) => extractShardId(message);

    public string ShardId(string entityId, object? messageHint = null)
        => extractShardId(messageHint ?? new ShardRegion.StartEntity(entityId)) ?? "";
}
