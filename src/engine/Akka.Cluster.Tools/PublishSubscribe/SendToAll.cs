using Akka.Actor;

namespace Akka.Cluster.Tools.PublishSubscribe;

/// <summary>Sends a message to the actors that are registered under a path on all nodes.</summary>
public sealed class SendToAll : IDistributedPubSubMessage, IWrappedMessage, IEquatable<SendToAll>
{
    /// <summary>Creates the message.</summary>
    /// <param name="path">Path without address.</param>
    /// <param name="message">What the actors get.</param>
    /// <param name="excludeSelf">Leave out the actor on this node.</param>
    public SendToAll(string path, object message, bool excludeSelf = false)
    {
        Path = path;
        Message = message;
        ExcludeSelf = excludeSelf;
    }

    /// <summary>Path without address.</summary>
    public string Path { get; }

    /// <summary>What the actors get.</summary>
    public object Message { get; }

    /// <summary>Leave out the actor on this node.</summary>
    public bool ExcludeSelf { get; }

    /// <inheritdoc/>
    public bool Equals(SendToAll? other)
        => other is not null && Path == other.Path && ExcludeSelf == other.ExcludeSelf && Equals(Message, other.Message);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SendToAll);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Path, Message, ExcludeSelf);

    /// <inheritdoc/>
    public override string ToString() => $"SendToAll({Path}, {Message})";
}
