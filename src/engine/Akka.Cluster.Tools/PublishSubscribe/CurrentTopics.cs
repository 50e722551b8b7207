using System.Collections.Immutable;

namespace Akka.Cluster.Tools.PublishSubscribe;

/// <summary>Answer to <see cref="GetTopics"/>.</summary>
public sealed class CurrentTopics : IEquatable<CurrentTopics>
{
    /// <summary>Creates the message.</summary>
    public CurrentTopics(IImmutableSet<string> topics) => Topics = topics;

    /// <summary>Topics that have a subscriber on some node.</summary>
    public IImmutableSet<string> Topics { get; }

    /// <inheritdoc/>
    public bool Equals(CurrentTopics? other) => other is not null && Topics.SetEquals(other.Topics);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CurrentTopics);

    /// <inheritdoc/>
    public override int GetHashCode() => Topics.Aggregate(17, (hash, topic) => hash ^ topic.GetHashCode(StringComparison.Ordinal));

    /// <inheritdoc/>
    public override string ToString() => $"CurrentTopics({string.Join(", ", Topics)})";
}
