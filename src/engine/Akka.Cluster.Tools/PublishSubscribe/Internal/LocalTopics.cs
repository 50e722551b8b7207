using Akka.Actor;

namespace Akka.Cluster.Tools.PublishSubscribe.Internal;

/// <summary>Subscribers on this node, by topic key, in the order in which they subscribed.</summary>
internal sealed class LocalTopics
{
    private readonly Dictionary<string, List<IActorRef>> _subscribers = [];

    public IReadOnlyList<IActorRef> Of(string key) => _subscribers.TryGetValue(key, out var found) ? found : [];

    /// <summary>True if this is the first subscriber under the key.</summary>
    public bool Add(string key, IActorRef subscriber)
    {
        if (!_subscribers.TryGetValue(key, out var list)) _subscribers[key] = list = [];
        if (!list.Contains(subscriber)) list.Add(subscriber);
        return list.Count == 1;
    }

    /// <summary>True if no subscriber is left under the key, where one was.</summary>
    public bool Remove(string key, IActorRef subscriber)
    {
        if (!_subscribers.TryGetValue(key, out var list) || !list.Remove(subscriber) || list.Count > 0) return false;
        _subscribers.Remove(key);
        return true;
    }

    /// <summary>Takes an actor out of all topics.</summary>
    /// <returns>The keys under which no subscriber is left.</returns>
    public IReadOnlyList<string> RemoveEverywhere(IActorRef subscriber)
        => _subscribers.Keys.ToList().Where(key => Remove(key, subscriber)).ToList();

    public bool Has(IActorRef subscriber) => _subscribers.Values.Any(list => list.Contains(subscriber));
}
