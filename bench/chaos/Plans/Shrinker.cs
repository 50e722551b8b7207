namespace AkkaCluster.Chaos.Plans;

/// <summary>Makes a small part of a plan that still fails (Zeller and Hildebrandt's ddmin), within a number of trials.</summary>
/// <param name="fails">Whether a part of the plan fails.</param>
/// <param name="trials">How often that may be tried.</param>
internal sealed class Shrinker<T>(Func<IReadOnlyList<T>, Task<bool>> fails, int trials)
{
    private int _left = trials;

    /// <summary>A part that fails, of a plan that does; none of its pieces does, as far as the trials went.</summary>
    public async Task<IReadOnlyList<T>> ShrinkAsync(IReadOnlyList<T> plan)
    {
        for (var pieces = 2; plan.Count > 1;)
        {
            if (await FindAsync(Parts(plan, pieces)).ConfigureAwait(false) is { } part)
                (plan, pieces) = (part, 2);
            else if (await FindAsync(Parts(plan, pieces).Select(left => (IReadOnlyList<T>)[.. plan.Except(left)])).ConfigureAwait(false) is { } rest)
                (plan, pieces) = (rest, Math.Max(2, pieces - 1));
            else if (pieces < plan.Count)
                pieces = Math.Min(plan.Count, pieces * 2);
            else
                break;
            if (_left <= 0)
                break;
        }
        return plan;
    }

    private static IEnumerable<IReadOnlyList<T>> Parts(IReadOnlyList<T> plan, int pieces) => plan.Chunk((plan.Count + pieces - 1) / pieces);

    private async Task<IReadOnlyList<T>?> FindAsync(IEnumerable<IReadOnlyList<T>> candidates)
    {
        foreach (var candidate in candidates)
        {
            if (_left-- <= 0)
                return null;
            if (await fails(candidate).ConfigureAwait(false))
                return candidate;
        }
        return null;
    }
}
