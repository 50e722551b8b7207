namespace AkkaCluster.Jobs.Placement;

/// <summary>What is left of a worker's resources.</summary>
internal sealed class ResourceBudget(IReadOnlyDictionary<string, long> resources)
{
    /// <summary>Of a worker that has none.</summary>
    public static readonly ResourceBudget None = new(new Dictionary<string, long>());

    private readonly Dictionary<string, long> _left = new(resources);

    public long Left(string name) => _left.GetValueOrDefault(name);

    /// <summary>Whether tasks that require this take some of them.</summary>
    public bool Counts(Requirements requirements) => _left.Count > 0 && requirements.Of(resources).Any();

    /// <summary>So many tasks hold what they require.</summary>
    public void Take(Requirements requirements, int tasks)
    {
        foreach (var (name, amount) in requirements.Of(resources))
            _left[name] -= amount * tasks;
    }

    /// <summary>Takes what one more task requires; false where there is not enough.</summary>
    public bool TryTake(Requirements requirements)
    {
        if (_left.Count == 0 || requirements == Requirements.None)
            return true;
        if (requirements.Of(resources).Any(item => _left[item.Name] < item.Amount))
            return false;
        Take(requirements, 1);
        return true;
    }
}
