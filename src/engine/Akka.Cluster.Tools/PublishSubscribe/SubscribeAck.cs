using Akka.Event;
namespace Akka.Cluster.Tools.PublishSubscribe;

/// <summary>Answer to <see cref="PublishSubscribe.Subscribe"/>.</summary>
public sealed class SubscribeAck : IEquatable<SubscribeAck>, IDeadLetterSuppression
{
    /// <summary>Creates the message.</summary>
    public SubscribeAck(Subscribe subscribe) => Subscribe = subscribe;

    /// <summary>What was asked for.</summary>
    public Subscribe Subscribe { get; }

    /// <inheritdoc/>
    public bool Equals(SubscribeAck? other) => other is not null && Equals(Subscribe, other.Subscribe);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SubscribeAck);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Subscribe);

    /// <inheritdoc/>
    public override string ToString() => $"SubscribeAck({Subscribe})";
}
