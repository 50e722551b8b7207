namespace Akka.Event;

/// <summary>Distributes events to those who subscribed to their class.</summary>
/// <typeparam name="TEvent">The type of events.</typeparam>
/// <typeparam name="TClassifier">The type of classes of events.</typeparam>
/// <typeparam name="TSubscriber">The type of subscribers.</typeparam>
public abstract class EventBus<TEvent, TClassifier, TSubscriber> where TClassifier : notnull
{
    private readonly Lock _gate = new();
    private volatile IReadOnlyDictionary<TClassifier, TSubscriber[]> _subscribers = new Dictionary<TClassifier, TSubscriber[]>();
    private volatile System.Collections.Concurrent.ConcurrentDictionary<TClassifier, TSubscriber[]> _cache = new();

    /// <summary>Creates it.</summary>
    protected EventBus() { }

    /// <summary>Whether anybody would get an event of a class.</summary>
    internal bool HasSubscribers(TClassifier classifier) => SubscribersOf(classifier).Length > 0;

    /// <summary>Subscribes; says whether that is new.</summary>
    public virtual bool Subscribe(TSubscriber subscriber, TClassifier classifier) => Change(subscribers =>
    {
        var before = subscribers.GetValueOrDefault(classifier) ?? [];
        if (before.Contains(subscriber)) return false;
        subscribers[classifier] = [.. before, subscriber];
        return true;
    });

    /// <summary>Ends all subscriptions of a subscriber; says whether there was one.</summary>
    public virtual bool Unsubscribe(TSubscriber subscriber) => Change(subscribers =>
    {
        var changed = false;
        foreach (var classifier in subscribers.Keys.ToArray()) changed |= Remove(subscribers, classifier, subscriber);
        return changed;
    });

    /// <summary>Ends a subscription; says whether there was one.</summary>
    public virtual bool Unsubscribe(TSubscriber subscriber, TClassifier classifier) => Change(subscribers =>
    {
        var changed = false;
        foreach (var each in subscribers.Keys.ToArray())
            if (IsSubClassification(classifier, each)) changed |= Remove(subscribers, each, subscriber);
        return changed;
    });

    /// <summary>Hands an event to its subscribers.</summary>
    public virtual void Publish(TEvent @event)
    {
        foreach (var subscriber in SubscribersOf(GetClassifier(@event))) Publish(@event, subscriber);
    }

    /// <summary>Whether a class is another or below it.</summary>
    protected abstract bool IsSubClassification(TClassifier parent, TClassifier child);

    /// <summary>Hands an event to a subscriber.</summary>
    protected abstract void Publish(TEvent @event, TSubscriber subscriber);

    /// <summary>Whether an event is of a class.</summary>
    protected abstract bool Classify(TEvent @event, TClassifier classifier);

    /// <summary>The class of an event.</summary>
    protected abstract TClassifier GetClassifier(TEvent @event);

    private TSubscriber[] SubscribersOf(TClassifier classifier)
    {
        var cache = _cache;
        return cache.TryGetValue(classifier, out var known) ? known : cache.GetOrAdd(classifier, Find(classifier));
    }

    private TSubscriber[] Find(TClassifier classifier) =>
        _subscribers.Where(s => IsSubClassification(s.Key, classifier)).SelectMany(s => s.Value).Distinct().ToArray();

    private bool Change(Func<Dictionary<TClassifier, TSubscriber[]>, bool> change)
    {
        lock (_gate)
        {
            var copy = new Dictionary<TClassifier, TSubscriber[]>(_subscribers);
            if (!change(copy)) return false;
            _subscribers = copy;
            _cache = new();
            return true;
        }
    }

    private static bool Remove(Dictionary<TClassifier, TSubscriber[]> subscribers, TClassifier classifier, TSubscriber subscriber)
    {
        var before = subscribers[classifier];
        if (!before.Contains(subscriber)) return false;
        if (before.Length == 1) subscribers.Remove(classifier);
        else subscribers[classifier] = before.Where(s => !Equals(s, subscriber)).ToArray();
        return true;
    }
}
