using Akka.Actor;

namespace AkkaCluster.Jobs.JobActor;

/// <summary>The workers that a job has to do with: who they are, and what they wait for.</summary>
internal sealed class JobWorkers
{
    private readonly Dictionary<string, IActorRef> _byName = [];
    private readonly HashSet<IActorRef> _hungry = [];
    private readonly HashSet<IActorRef> _postponed = [];
    private readonly HashSet<IActorRef> _unable = [];
    private DateTimeOffset? _unableSince;

    public IEnumerable<IActorRef> All => _byName.Values;

    /// <summary>Whether some found nothing to do, and are to be told when there is something.</summary>
    public bool AreHungry => _hungry.Count > 0;

    /// <summary>Since when all of them have said that they have no such kind; null where some have it, or none asked.</summary>
    public DateTimeOffset? NoneAbleSince => _byName.Count > 0 && _byName.Values.All(_unable.Contains) ? _unableSince : null;

    /// <summary>A worker's name is its address and what tells its incarnations apart.</summary>
    public static string Address(string worker) => worker.Split('#')[0];

    /// <summary>A worker of this name has spoken; true where it was not known, and is to be watched.</summary>
    public bool Meet(string name, IActorRef worker)
    {
        if (_byName.TryGetValue(name, out var known) && known.Equals(worker))
            return false;
        _byName[name] = worker;
        return true;
    }

    public IActorRef? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Whether its address answers under another name.</summary>
    public bool IsReplaced(string name) => !_byName.ContainsKey(name) && _byName.Keys.Any(known => Address(known) == Address(name));

    /// <summary>A worker is lost; its names.</summary>
    public List<string> Lose(IActorRef lost)
    {
        _hungry.Remove(lost);
        _postponed.Remove(lost);
        _unable.Remove(lost);
        var names = _byName.Where(worker => worker.Value.Equals(lost)).Select(worker => worker.Key).ToList();
        names.ForEach(name => _byName.Remove(name));
        return names;
    }

    /// <summary>It found nothing to do.</summary>
    public void AddHungry(IActorRef worker) => _hungry.Add(worker);

    /// <summary>Those that found nothing to do, once.</summary>
    public IReadOnlyList<IActorRef> TakeHungry() => Take(_hungry);

    /// <summary>Its result could not be taken.</summary>
    public void Postpone(IActorRef worker) => _postponed.Add(worker);

    /// <summary>Those whose results could not be taken, once.</summary>
    public IReadOnlyList<IActorRef> TakePostponed() => Take(_postponed);

    /// <summary>It has no such kind yet.</summary>
    public void SetUnable(IActorRef worker, DateTimeOffset now)
    {
        _unable.Add(worker);
        _hungry.Remove(worker);
        _unableSince ??= now;
    }

    public void SetAble(IActorRef worker) => _unable.Remove(worker);

    private static IActorRef[] Take(HashSet<IActorRef> set)
    {
        if (set.Count == 0)
            return [];
        var taken = set.ToArray();
        set.Clear();
        return taken;
    }
}
