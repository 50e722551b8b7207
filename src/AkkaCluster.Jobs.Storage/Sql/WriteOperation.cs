namespace AkkaCluster.Jobs.Storage.Sql;

/// <summary>One write that waits for its transaction.</summary>
internal abstract class WriteOperation
{
    /// <summary>By <see cref="Environment.TickCount64"/>: after this nobody waits for it.</summary>
    public long Deadline { get; init; } = long.MaxValue;

    /// <summary>Does the work. A stale epoch concerns this operation alone; any other failure the whole transaction.</summary>
    public abstract void Run(SqlSession session);

    /// <summary>The transaction is committed.</summary>
    public abstract void Complete();

    /// <summary>Nothing of it was written.</summary>
    public abstract void Fail(Exception failure);
}
