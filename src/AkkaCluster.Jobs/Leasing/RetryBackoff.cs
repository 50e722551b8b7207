namespace AkkaCluster.Jobs.Leasing;

/// <summary>When a failed task is tried again: after a time that doubles with each attempt, shortened by a random part so that tasks which failed together do not return together.</summary>
internal static class RetryBackoff
{
    public static TimeSpan After(int attempt, LeasingPolicy policy, Random random)
    {
        var doubled = policy.MinBackoff.TotalMilliseconds * Math.Pow(2, Math.Min(attempt - 1, 30));
        return TimeSpan.FromMilliseconds(Math.Min(doubled, policy.MaxBackoff.TotalMilliseconds) * (1 - random.NextDouble() * 0.5));
    }
}
