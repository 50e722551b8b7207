using Akka.Actor;

namespace Akka.Routing;

/// <summary>A message with the key by which a consistent-hashing router shall route it.</summary>
public sealed class ConsistentHashableEnvelope : RouterEnvelope, IConsistentHashable, IWrappedMessage
{
    /// <summary>Wraps a message.</summary>
    public ConsistentHashableEnvelope(object message, object hashKey) : base(message) => HashKey = hashKey;

    /// <summary>The key.</summary>
    public object HashKey { get; }

    /// <inheritdoc/>
    public object ConsistentHashKey => HashKey;
}
