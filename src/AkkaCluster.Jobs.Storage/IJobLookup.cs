namespace AkkaCluster.Jobs.Storage;

/// <summary>What whoever has to do with jobs looks up.</summary>
public interface IJobLookup
{
    /// <summary>The job, or null.</summary>
    Task<JobRecord?> FindAsync(string id, CancellationToken cancellation = default);

    /// <summary>Recorded tasks from an index on, in order: at most so many, and fewer where their outputs are large. None where none is left.</summary>
    Task<IReadOnlyList<TaskRecord>> ReadTasksAsync(long job, long from, int limit, CancellationToken cancellation = default);

    /// <summary>Reads lines of an upload.</summary>
    Task<IReadOnlyList<string>> ReadInputsAsync(string upload, long first, int count, CancellationToken cancellation = default);
}
