namespace AkkaCluster.Storage;

/// <summary>The outcome of one chunk, as a job's actor hands it to the store. All of it is written, or nothing.</summary>
public sealed record ChunkRecord
{
    public required long Job { get; init; }

    /// <summary>The incarnation that writes.</summary>
    public required long Epoch { get; init; }

    /// <summary>The tasks that the chunk consisted of; <see cref="Outputs"/> has one entry for each.</summary>
    public required TaskRun Chunk { get; init; }

    public required PackedOutputs Outputs { get; init; }

    /// <summary>The tasks to record: those of the chunk that are neither recorded already nor to be tried again.</summary>
    public required IReadOnlyList<TaskRun> Runs { get; init; }

    /// <summary>Failed attempts, final or not.</summary>
    public IReadOnlyList<TaskAttempt> Failures { get; init; } = [];

    /// <summary>Files that the tasks left under temporary names: name to temporary name.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    public int Attempt { get; init; } = 1;

    public required string Worker { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required TimeSpan Elapsed { get; init; }

    /// <summary>Tasks of the chunk that had been recorded before.</summary>
    public long Duplicates { get; init; }

    /// <summary>Ends the job in the same transaction.</summary>
    public JobFinish? Finish { get; init; }
}
