namespace AkkaCluster.Jobs.Planning;

/// <summary>What a submission need not say, and what it may not exceed.</summary>
internal sealed record JobDefaults
{
    public int Priority { get; init; } = 5;

    public int MaxAttempts { get; init; } = 3;

    public TimeSpan? TaskTimeLimit { get; init; }

    public long MaxTasks { get; init; } = 100_000_000;

    /// <summary>The most bytes of one input.</summary>
    public int MaxInputSize { get; init; } = 1 << 20;

    /// <summary>The most bytes that a job takes in a message, its stored inputs apart.</summary>
    public int MaxSpecSize { get; init; } = 3 << 20;

    /// <summary>The most bytes of a file that comes with a job.</summary>
    public long MaxFileSize { get; init; } = 1L << 30;

    /// <summary>The most bytes of all files that come with a job.</summary>
    public long MaxFilesSize { get; init; } = 8L << 30;

    /// <summary>The most files that come with a job.</summary>
    public int MaxFiles { get; init; } = 10_000;

    /// <summary>The most that a task may output, as far as this node knows its workers.</summary>
    public long MaxOutput { get; init; } = 64 * 1024 * 1024;

    /// <summary>The most bytes that are shown of a stream of an attempt's log.</summary>
    public int MaxLog { get; init; } = 16 * 1024;

    /// <summary>Inputs up to so many characters are kept with the job itself.</summary>
    public int InlineLimit { get; init; } = 32 * 1024;

    /// <summary>How many lines go into one block of stored inputs.</summary>
    public int BlockLines { get; init; } = 1000;

    public int BlockCharacters { get; init; } = 256 * 1024;
}
