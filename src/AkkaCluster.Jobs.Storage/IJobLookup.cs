namespace AkkaCluster.Jobs.Storage;

/// <summary>What whoever has to do with jobs looks up.</summary>
public interface IJobLookup
{
    /// <summary>The job, or null.</summary>
    Task<JobRecord?> FindAsync(string id, CancellationToken cancellation = default);

    /// <summary>Recorded tasks from an index on, in order: at most so many, and fewer where their outputs are large. None where none is left.</summary>
    /// <param name="job">The job's number.</param>
    /// <param name="from">The first index.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="failed">Only those that failed for good, or only those that succeeded; null for all.</param>
    /// <param name="cancellation">Ends the reading.</param>
    Task<IReadOnlyList<TaskRecord>> ReadTasksAsync(long job, long from, int limit, bool? failed = null, CancellationToken cancellation = default);

    /// <summary>Reads lines of an upload.</summary>
    Task<IReadOnlyList<string>> ReadInputsAsync(string upload, long first, int count, CancellationToken cancellation = default);
}
