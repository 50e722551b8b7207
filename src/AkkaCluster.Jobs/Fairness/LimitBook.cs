namespace AkkaCluster.Jobs.Fairness;

/// <summary>Which jobs share which limits.</summary>
internal sealed class LimitBook(JobLimits limits)
{
    private readonly Dictionary<string, LimitGroup> _groups = [];

    public bool HaveRates => limits.HaveRates;

    /// <summary>The groups of a job that is not finished.</summary>
    public IReadOnlyList<LimitGroup> Join(string queue, string kind, string labels)
    {
        List<LimitGroup>? joined = null;
        foreach (var (limit, value) in limits.Of(queue, kind, labels))
        {
            var group = new LimitGroup(limit, value);
            if (!_groups.TryAdd(group.Name, group))
                group = _groups[group.Name];
            group.Members++;
            (joined ??= []).Add(group);
        }

        return joined ?? (IReadOnlyList<LimitGroup>)[];
    }

    /// <summary>A job has ended.</summary>
    public void Leave(IReadOnlyList<LimitGroup> joined)
    {
        foreach (var group in joined)
        {
            // What a rate has given away counts on.
            if (--group.Members == 0 && group.FreeAt is null)
                _groups.Remove(group.Name);
        }
    }

    /// <summary>Forgets whose jobs have all ended, and whose rate is free again.</summary>
    public void Forget(DateTimeOffset now)
    {
        foreach (var group in _groups.Values.Where(group => group.Members == 0 && group.FreeAt <= now).ToList())
            _groups.Remove(group.Name);
    }
}
