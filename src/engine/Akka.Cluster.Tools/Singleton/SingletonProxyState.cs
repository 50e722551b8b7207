using Akka.Actor;

namespace Akka.Cluster.Tools.Singleton;

/// <summary>What a proxy knows: where the instance is, and the messages that wait for it, in order.</summary>
internal sealed class SingletonProxyState(int bufferSize)
{
    private readonly Queue<(object Message, IActorRef Sender)> _buffer = new();

    /// <summary>The instance; null while it is unknown or moving.</summary>
    public IActorRef? Singleton { get; private set; }

    /// <summary>The member whose manager is asked for the instance.</summary>
    public Address? Target { get; private set; }

    /// <summary>Messages dropped because the buffer was full.</summary>
    public long Dropped { get; private set; }

    public int Buffered => _buffer.Count;

    /// <summary>Keeps a message. Gives the message that had to make room, if any.</summary>
    public (object Message, IActorRef Sender)? Keep(object message, IActorRef sender)
    {
        if (bufferSize == 0)
        {
            Dropped++;
            return (message, sender);
        }

        _buffer.Enqueue((message, sender));
        if (_buffer.Count <= bufferSize) return null;
        Dropped++;
        return _buffer.Dequeue();
    }

    /// <summary>The oldest member has changed. True if its manager should be asked now.</summary>
    public bool OldestChanged(Address? oldest)
    {
        if (Equals(oldest, Target)) return false;
        Target = oldest;
        Singleton = null;
        return oldest is not null;
    }

    /// <summary>The instance moves to a successor, if it is known. True if that one's manager should be asked now.</summary>
    public bool Moving(Address? successor)
    {
        Singleton = null;
        if (successor is null || successor.Equals(Target)) return false;
        Target = successor;
        return true;
    }

    /// <summary>The instance is known: the messages that waited go out in order, before any other.</summary>
    public void Located(IActorRef singleton, Action<object, IActorRef> send)
    {
        Singleton = singleton;
        while (_buffer.TryDequeue(out var kept)) send(kept.Message, kept.Sender);
    }

    public void Lost() => Singleton = null;
}
