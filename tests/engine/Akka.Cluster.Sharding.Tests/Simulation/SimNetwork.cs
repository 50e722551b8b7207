namespace Akka.Cluster.Sharding.Tests.Simulation;

/// <summary>Channels between pairs of actors: each keeps its order, and which one delivers next is drawn.</summary>
internal sealed class SimNetwork(Random random)
{
    private readonly Dictionary<(string From, string To), Queue<Action>> _channels = [];
    private readonly List<(string From, string To)> _busy = [];

    public int Pending => _busy.Count;

    public void Send(string from, string to, Action delivery)
    {
        if (!_channels.TryGetValue((from, to), out var channel)) _channels[(from, to)] = channel = new Queue<Action>();
        if (channel.Count == 0) _busy.Add((from, to));
        channel.Enqueue(delivery);
    }

    /// <summary>Delivers the first message of some channel. False if there is none.</summary>
    public bool DeliverOne()
    {
        if (_busy.Count == 0) return false;
        var index = random.Next(_busy.Count);
        var key = _busy[index];
        var channel = _channels[key];
        var delivery = channel.Dequeue();
        if (channel.Count == 0)
        {
            _busy[index] = _busy[^1];
            _busy.RemoveAt(_busy.Count - 1);
        }

        delivery();
        return true;
    }
}
