using Akka.Actor;

namespace AkkaCluster.Jobs.Leader;

/// <summary>Those who are told how far jobs are, each until the job ends or it is silent for too long.</summary>
internal sealed class JobWatchers
{
    private readonly Dictionary<string, Dictionary<IActorRef, DateTimeOffset>> _byJob = [];

    /// <summary>Jobs that somebody watches.</summary>
    public IEnumerable<string> Jobs => _byJob.Keys;

    /// <summary>Somebody watches, or says so again; true where it is new.</summary>
    public bool Add(string job, IActorRef watcher, DateTimeOffset now)
    {
        if (!_byJob.TryGetValue(job, out var watchers))
            _byJob.Add(job, watchers = []);
        var isNew = !watchers.ContainsKey(watcher);
        watchers[watcher] = now;
        return isNew;
    }

    public IEnumerable<IActorRef> Of(string job, bool forgetThem = false)
    {
        var watchers = _byJob.GetValueOrDefault(job);
        if (forgetThem)
            _byJob.Remove(job);
        return watchers is null ? [] : watchers.Keys;
    }

    /// <summary>Forgets those that did not say so again since.</summary>
    public void ForgetSilent(DateTimeOffset since)
    {
        foreach (var (job, watchers) in _byJob.ToList())
        {
            foreach (var (watcher, _) in watchers.Where(watcher => watcher.Value < since).ToList())
                watchers.Remove(watcher);
            if (watchers.Count == 0)
                _byJob.Remove(job);
        }
    }
}
