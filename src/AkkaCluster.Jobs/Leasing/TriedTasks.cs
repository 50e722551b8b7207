using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Leasing;

/// <summary>How often tasks were tried whose outcome is not known yet.</summary>
internal sealed class TriedTasks(IReadOnlyDictionary<long, int>? before)
{
    private readonly Dictionary<long, int> _attempts = before is null ? [] : new Dictionary<long, int>(before);

    public int Count => _attempts.Count;

    public void Set(long index, int attempt) => _attempts[index] = attempt;

    /// <summary>Whether this attempt at the task, or a later one, has been reported or decided on already: a twin's failure came first.</summary>
    public bool Has(long index, int attempt) => _attempts.GetValueOrDefault(index) >= attempt;

    /// <summary>The outcome of tasks is known.</summary>
    public void Forget(TaskRun run)
    {
        if (_attempts.Count == 0)
            return;
        for (var index = run.First; index < run.End; index++)
            _attempts.Remove(index);
    }

    /// <summary>The tasks of a run that were tried, in order, with how often.</summary>
    public IEnumerable<(long Index, int Attempts)> In(TaskRun run) =>
        _attempts.Where(tried => tried.Key >= run.First && tried.Key < run.End).OrderBy(tried => tried.Key).Select(tried => (tried.Key, tried.Value));
}
