namespace AkkaCluster.Http.Feed;

/// <summary>Hands what is new to all who look, and what there is already to those who come.</summary>
internal sealed class FeedHub<TTopic> where TTopic : struct, Enum
{
    private readonly Lock _gate = new();
    private readonly List<FeedSubscription<TTopic>> _subscriptions = [];
    private readonly Dictionary<TTopic, Func<ReadOnlyMemory<byte>>> _wholes = [];

    public bool IsWatched(TTopic topic)
    {
        lock (_gate)
            return _subscriptions.Exists(subscription => subscription.Topics.Contains(topic));
    }

    public FeedSubscription<TTopic> Subscribe(IReadOnlySet<TTopic> topics)
    {
        lock (_gate)
        {
            var subscription = new FeedSubscription<TTopic>(topics, Leave);
            _subscriptions.Add(subscription);
            foreach (var topic in topics)
                if (_wholes.TryGetValue(topic, out var whole))
                    subscription.Tell(whole());
            return subscription;
        }
    }

    /// <summary>Something is new.</summary>
    /// <param name="topic">What it belongs to.</param>
    /// <param name="news">What those are told who look.</param>
    /// <param name="whole">What those are told who come later; null for the same.</param>
    public void Publish(TTopic topic, ReadOnlyMemory<byte> news, Func<ReadOnlyMemory<byte>>? whole = null)
    {
        lock (_gate)
        {
            _wholes[topic] = whole ?? (() => news);
            foreach (var subscription in _subscriptions.Where(subscription => subscription.Topics.Contains(topic)).ToList())
                subscription.Tell(news);
        }
    }

    public void Beat()
    {
        lock (_gate)
        {
            foreach (var subscription in _subscriptions.ToList())
                subscription.Tell(FeedFrame.Beat);
        }
    }

    private void Leave(FeedSubscription<TTopic> subscription)
    {
        lock (_gate)
            _subscriptions.Remove(subscription);
    }
}
