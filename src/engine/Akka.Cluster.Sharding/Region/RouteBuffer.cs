namespace Akka.Cluster.Sharding.Region;

/// <summary>Messages that wait for something, in order. All buffers of a region share one <see cref="BufferBudget"/>.</summary>
internal sealed class RouteBuffer(BufferBudget budget)
{
    private readonly Queue<BufferedMessage> _messages = new();

    public int Count => _messages.Count;

    /// <summary>False if the region holds as many messages as it may.</summary>
    public bool TryAdd(in BufferedMessage message)
    {
        if (!budget.TryTake()) return false;
        _messages.Enqueue(message);
        return true;
    }

    public bool TryTake(out BufferedMessage message)
    {
        if (!_messages.TryDequeue(out message)) return false;
        budget.Return();
        return true;
    }

    /// <summary>Takes over all of an older buffer, ahead of what is here.</summary>
    public void Prepend(RouteBuffer older)
    {
        var here = _messages.Count;
        while (older._messages.TryDequeue(out var message)) _messages.Enqueue(message);
        for (; here > 0; here--) _messages.Enqueue(_messages.Dequeue());
    }
}
