using Akka.Actor;

namespace Akka.Cluster.Tools.PublishSubscribe;

/// <summary>Subscribes a local actor to a topic. Answered with <see cref="SubscribeAck"/>.</summary>
public sealed class Subscribe : IEquatable<Subscribe>
{
    /// <summary>Creates the message.</summary>
    /// <param name="topic">Name of the topic.</param>
    /// <param name="ref">The subscriber.</param>
    /// <param name="group">Group of the subscriber; with <c>SendOneMessageToEachGroup</c> one member of each group gets a message.</param>
    public Subscribe(string topic, IActorRef @ref, string? @group = null)
    {
        if (string.IsNullOrEmpty(topic)) throw new ArgumentException($"The topic that {@ref} names is empty; expected a name.", nameof(topic));
        Topic = topic;
        Ref = @ref;
        Group = @group;
    }

    /// <summary>Name of the topic.</summary>
    public string Topic { get; }

    /// <summary>Group of the subscriber, if any.</summary>
    public string? Group { get; }

    /// <summary>The subscriber.</summary>
    public IActorRef Ref { get; }

    /// <inheritdoc/>
    public bool Equals(Subscribe? other) => other is not null && Topic == other.Topic && Group == other.Group && Equals(Ref, other.Ref);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Subscribe);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Topic, Group, Ref);

    /// <inheritdoc/>
    public override string ToString() => $"Subscribe({Topic}, {Ref}, {Group})";
}
