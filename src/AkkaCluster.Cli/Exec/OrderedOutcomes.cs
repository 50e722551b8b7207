namespace AkkaCluster.Cli.Exec;

/// <summary>
/// Puts outcomes that come as commands end into the order of the inputs. What waits for its turn is kept up to a bound; beyond, it is known by number alone and read again.
/// </summary>
/// <param name="most">Bytes of outputs that are kept.</param>
internal sealed class OrderedOutcomes(long most)
{
    private readonly SortedDictionary<long, ExecOutcome?> _waiting = [];
    private long _held;
    private long _next;

    /// <summary>Takes one, and gives those whose turn it is: an outcome, or null with its index where it has to be read again.</summary>
    public IEnumerable<(long Index, ExecOutcome? Outcome)> Add(ExecOutcome outcome)
    {
        var size = outcome.Stdout.Length + outcome.Stderr.Length;
        var keeps = outcome.Index == _next || _held + size <= most;
        _waiting[outcome.Index] = keeps ? outcome : null;
        _held += keeps ? size : 0;
        while (_waiting.TryGetValue(_next, out var ready))
            yield return Take(_next++, ready);
    }

    /// <summary>The rest, where those before it never come.</summary>
    public IEnumerable<(long Index, ExecOutcome? Outcome)> Rest()
    {
        foreach (var (index, outcome) in _waiting.ToList())
            yield return Take(index, outcome);
    }

    private (long Index, ExecOutcome? Outcome) Take(long index, ExecOutcome? outcome)
    {
        _waiting.Remove(index);
        _held -= outcome is null ? 0 : outcome.Stdout.Length + outcome.Stderr.Length;
        return (index, outcome);
    }
}
