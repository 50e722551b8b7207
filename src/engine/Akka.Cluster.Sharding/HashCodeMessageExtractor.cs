using System.Globalization;
using Akka.Cluster.Sharding.Internal;

namespace Akka.Cluster.Sharding;

/// <summary>Puts entities into a fixed number of shards by a hash of their id. About ten times as many shards as nodes at most is a good number.</summary>
public abstract class HashCodeMessageExtractor : IMessageExtractor
{
    /// <summary>Number of shards; must be the same on all nodes and may not change while any of them runs.</summary>
    public readonly int MaxNumberOfShards;

    private readonly string[] _names;

    /// <summary>Creates the extractor.</summary>
    protected HashCodeMessageExtractor(int maxNumberOfShards)
    {
        if (maxNumberOfShards < 1)
            throw new ArgumentOutOfRangeException(nameof(maxNumberOfShards), maxNumberOfShards, "The number of shards must be 1 or more.");
        MaxNumberOfShards = maxNumberOfShards;
        _names = new string[Math.Min(maxNumberOfShards, 4096)];
        for (var i = 0; i < _names.Length; i++) _names[i] = i.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Makes an extractor of functions.</summary>
    /// <param name="maxNumberOfShards">Number of shards.</param>
    /// <param name="entityIdExtractor">Gives the id of the entity that a message is for.</param>
    /// <param name="messageExtractor">Gives what the entity gets; the message itself if null.</param>
    public static HashCodeMessageExtractor Create(int maxNumberOfShards, Func<object, string?> entityIdExtractor, Func<object, object?>? messageExtractor = null)
        => new FunctionExtractor(maxNumberOfShards, entityIdExtractor, messageExtractor);

    /// <inheritdoc/>
    public abstract string? EntityId(object message);

    /// <inheritdoc/>
    public virtual object? EntityMessage(object message) => message;

    /// <inheritdoc/>
    public virtual string? ShardId(object message) => EntityId(message) is { } id ? ShardId(id, message) : null;

    /// <inheritdoc/>
    public virtual string ShardId(string entityId, object? messageHint = null)
    {
        var number = (int)(StableHash.Of(entityId) % (uint)MaxNumberOfShards);
        return number < _names.Length ? _names[number] : number.ToString(CultureInfo.InvariantCulture);
    }
}
