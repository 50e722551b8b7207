namespace Akka.Cluster.Sharding.Internal;

/// <summary>A hash-code extractor made of functions.</summary>
internal sealed class FunctionExtractor(int maxNumberOfShards, Func<object, string?> entityId, Func<object, object?>? message) : HashCodeMessageExtractor(maxNumberOfShards)
{
    public override string? EntityId(object message) => entityId(message);

    public override object? EntityMessage(object entityMessage) => message is null ? entityMessage : message(entityMessage);
}
