using Akka.Actor;

namespace Akka.Cluster.Tools.PublishSubscribe;

/// <summary>Sends a message to one actor that is registered under a path, on any node.</summary>
public sealed class Send : IDistributedPubSubMessage, IWrappedMessage, IEquatable<Send>
{
    /// <summary>Creates the message.</summary>
    /// <param name="path">Path without address.</param>
    /// <param name="message">What the actor gets.</param>
    /// <param name="localAffinity">Prefer an actor on this node.</param>
    public Send(string path, object message, bool localAffinity = false)
    {
        Path = path;
        Message = message;
        LocalAffinity = localAffinity;
    }

    /// <summary>Path without address.</summary>
    public string Path { get; }

    /// <summary>What the actor gets.</summary>
    public object Message { get; }

    /// <summary>Prefer an actor on this node.</summary>
    public bool LocalAffinity { get; }

    /// <inheritdoc/>
    public bool Equals(Send? other)
        => other is not null && Path == other.Path && LocalAffinity == other.LocalAffinity && Equals(Message, other.Message);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Send);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Path, Message, LocalAffinity);

    /// <inheritdoc/>
    public override string ToString() => $"Send({Path}, {Message})";
}
