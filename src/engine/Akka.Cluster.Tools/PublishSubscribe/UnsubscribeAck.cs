namespace Akka.Cluster.Tools.PublishSubscribe;

/// <summary>Answer to <see cref="PublishSubscribe.Unsubscribe"/>.</summary>
public sealed class UnsubscribeAck : IEquatable<UnsubscribeAck>
{
    /// <summary>Creates the message.</summary>
    public UnsubscribeAck(Unsubscribe unsubscribe) => Unsubscribe = unsubscribe;

    /// <summary>What was asked for.</summary>
    public Unsubscribe Unsubscribe { get; }

    /// <inheritdoc/>
    public bool Equals(UnsubscribeAck? other) => other is not null && Equals(Unsubscribe, other.Unsubscribe);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as UnsubscribeAck);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Unsubscribe);

    /// <inheritdoc/>
    public override string ToString() => $"UnsubscribeAck({Unsubscribe})";
}
