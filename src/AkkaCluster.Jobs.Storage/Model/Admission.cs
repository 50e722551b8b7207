namespace AkkaCluster.Jobs.Storage;

/// <summary>The outcome of admitting a job: a new one, or the one that its idempotency key already stands for.</summary>
/// <param name="Number">The job's number.</param>
/// <param name="Id">The job's id.</param>
/// <param name="Existed">Whether the key stood for it before: another submission took it, or the answer to an earlier attempt at this one was lost.</param>
public sealed record Admission(long Number, string Id, bool Existed)
{
    /// <summary>A job that it was to wait for and that there is not; nothing was admitted.</summary>
    public string? Missing { get; init; }

    /// <summary>Whether it waits for a time or for other jobs.</summary>
    public bool IsWaiting { get; init; }

    /// <summary>The job, as far as a leader has to know it, where it is neither waiting nor finished.</summary>
    public ActiveJob? Unfinished { get; init; }

    /// <summary>Whether the key stands for a job of other content.</summary>
    public bool IsOther { get; init; }
}
