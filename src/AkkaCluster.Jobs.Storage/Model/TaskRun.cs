namespace AkkaCluster.Jobs.Storage;

/// <summary>Consecutive tasks of a job.</summary>
public readonly record struct TaskRun(long First, int Count)
{
    /// <summary>The index after the last.</summary>
    public long End => First + Count;

    public override string ToString() => Count == 1 ? $"task {First}" : $"tasks {First} to {End - 1}";
}
