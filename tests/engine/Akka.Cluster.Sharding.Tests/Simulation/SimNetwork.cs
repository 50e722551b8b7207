namespace Akka.Cluster.Sharding.Tests.Simulation;

/// <summary>Channels between pairs of actors: each keeps its order, and which one delivers next is drawn. A channel that is cut keeps what it has until it is mended or dropped.</summary>
internal sealed class SimNetwork(Random random)
{
    private readonly Dictionary<(string From, string To), Queue<(Action Delivery, Action? Lost)>> _channels = [];
    private readonly List<(string From, string To)> _busy = [];

    /// <summary>Whether nothing gets through from one actor to another.</summary>
    public Func<string, string, bool> IsCut { get; set; } = (_, _) => false;

    /// <summary>Something can be delivered.</summary>
    public bool IsBusy => _busy.Exists(c => !IsCut(c.From, c.To));

    /// <param name="from">The sender.</param>
    /// <param name="to">The receiver.</param>
    /// <param name="delivery">What happens on arrival.</param>
    /// <param name="lost">What happens instead when the channel is dropped.</param>
    public void Send(string from, string to, Action delivery, Action? lost = null)
    {
        if (!_channels.TryGetValue((from, to), out var channel)) _channels[(from, to)] = channel = new();
        if (channel.Count == 0) _busy.Add((from, to));
        channel.Enqueue((delivery, lost));
    }

    /// <summary>Delivers the first message of some channel. False if there is none.</summary>
    public bool DeliverOne()
    {
        if (_busy.Count == 0) return false;
        var drawn = random.Next(_busy.Count);
        for (var i = 0; i < _busy.Count; i++)
        {
            var index = (drawn + i) % _busy.Count;
            var key = _busy[index];
            if (IsCut(key.From, key.To)) continue;
            var channel = _channels[key];
            var (delivery, _) = channel.Dequeue();
            if (channel.Count == 0)
            {
                _busy[index] = _busy[^1];
                _busy.RemoveAt(_busy.Count - 1);
            }

            delivery();
            return true;
        }

        return false;
    }

    /// <summary>Loses all that is in channels that are cut, as when their connections are given up.</summary>
    public void DropCut()
    {
        foreach (var key in _busy.Where(c => IsCut(c.From, c.To)).ToList())
        {
            _busy.Remove(key);
            while (_channels[key].TryDequeue(out var message)) message.Lost?.Invoke();
        }
    }
}
