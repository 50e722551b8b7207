namespace AkkaCluster.Jobs.JobActor;

/// <summary>How long to wait before the store is tried again: doubling from the first failure on, until it works.</summary>
internal sealed class StoreBackoff(TimeSpan least, TimeSpan most)
{
    private int _failures;

    /// <summary>Whether the store has not failed before, since it worked.</summary>
    public bool IsFirst => _failures == 0;

    public TimeSpan Next() => TimeSpan.FromTicks(Math.Min(most.Ticks, least.Ticks << Math.Min(_failures++, 20)));

    public void Reset() => _failures = 0;
}
