namespace AkkaCluster.Jobs.Storage;

/// <summary>An attempt's place among those of a job, which are ordered by task.</summary>
public readonly record struct AttemptPlace(long Index, int Round, int Attempt)
{
    /// <summary>Before all attempts at a task.</summary>
    public static AttemptPlace Before(long index) => new(index, 0, 0);
}
