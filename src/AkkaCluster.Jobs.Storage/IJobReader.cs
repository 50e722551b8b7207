namespace AkkaCluster.Jobs.Storage;

/// <summary>What people and programs read of jobs, and the inputs that they hand in beforehand.</summary>
public interface IJobReader : IJobLookup, IFileStore
{
    /// <summary>Jobs whose ids begin so, in order of their ids.</summary>
    Task<IReadOnlyList<JobRecord>> FindAlikeAsync(string beginning, int limit, CancellationToken cancellation = default);

    /// <summary>Jobs, newest first.</summary>
    Task<IReadOnlyList<JobRecord>> ListAsync(JobQuery query, CancellationToken cancellation = default);

    /// <summary>How many jobs there are of each state; states without any are not named.</summary>
    Task<IReadOnlyDictionary<JobState, long>> CountAsync(CancellationToken cancellation = default);

    /// <summary>The reduced result of a finished job, or null.</summary>
    Task<JobResult?> ReadResultAsync(long job, CancellationToken cancellation = default);

    /// <summary>Who ran the tasks from an index on, in order.</summary>
    Task<IReadOnlyList<ChunkInfo>> ReadChunksAsync(long job, long from, int limit, CancellationToken cancellation = default);

    /// <summary>Attempts that failed, of tasks before an index, after a place, in order of their places.</summary>
    Task<IReadOnlyList<AttemptRecord>> ReadAttemptsAsync(long job, AttemptPlace after, long end, int limit, CancellationToken cancellation = default);

    /// <summary>Attempts that were lost, at any of the tasks from an index on and before another, in order of the tasks.</summary>
    Task<IReadOnlyList<AttemptRecord>> ReadLostAsync(long job, long from, long end, int limit, CancellationToken cancellation = default);

    /// <summary>How many tasks each worker ran.</summary>
    Task<IReadOnlyDictionary<string, long>> CountByWorkerAsync(long job, CancellationToken cancellation = default);

    /// <summary>Appends lines to an upload that no job uses yet.</summary>
    Task AppendInputsAsync(string upload, long first, IReadOnlyList<string> lines);

    /// <summary>Fails where the store cannot be used now, by <see cref="ILeaderStore.Trouble"/> and by reading it. Writes nothing.</summary>
    Task CheckAsync(CancellationToken cancellation = default);
}
