using Akka.Actor;

namespace Akka.Cluster.Tools.PublishSubscribe;

/// <summary>Sends a message to the subscribers of a topic on all nodes.</summary>
public sealed class Publish : IDistributedPubSubMessage, IWrappedMessage, IEquatable<Publish>
{
    /// <summary>Creates the message.</summary>
    /// <param name="topic">Name of the topic.</param>
    /// <param name="message">What the subscribers get.</param>
    /// <param name="sendOneMessageToEachGroup">One member of each group gets the message, instead of every subscriber that has no group.</param>
    public Publish(string topic, object message, bool sendOneMessageToEachGroup = false)
    {
        Topic = topic;
        Message = message;
        SendOneMessageToEachGroup = sendOneMessageToEachGroup;
    }

    /// <summary>Name of the topic.</summary>
    public string Topic { get; }

    /// <summary>What the subscribers get.</summary>
    public object Message { get; }

    /// <summary>One member of each group gets the message.</summary>
    public bool SendOneMessageToEachGroup { get; }

    /// <inheritdoc/>
    public bool Equals(Publish? other)
        => other is not null && Topic == other.Topic && SendOneMessageToEachGroup == other.SendOneMessageToEachGroup && Equals(Message, other.Message);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Publish);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Topic, Message, SendOneMessageToEachGroup);

    /// <inheritdoc/>
    public override string ToString() => $"Publish({Topic}, {Message})";
}
