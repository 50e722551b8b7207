namespace AkkaCluster.Jobs.Worker.Execution;

/// <summary>How a worker runs chunks.</summary>
internal sealed record ExecutionOptions
{
    /// <summary>The most bytes that one task may output.</summary>
    public int MaxOutput { get; init; } = 64 * 1024 * 1024;

    /// <summary>An output of more bytes does not travel with its chunk: the worker stores it itself, in parts of this size.</summary>
    public int StoreFrom { get; init; } = 512 * 1024;

    /// <summary>So many bytes are kept of each stream of an attempt that failed: the last.</summary>
    public int MaxLog { get; init; } = 16 * 1024;

    /// <summary>A part of a chunk is reported once it has so many bytes.</summary>
    public int PartBytes { get; init; } = 256 * 1024;

    /// <summary>A part of a chunk is reported once it has taken so long.</summary>
    public TimeSpan PartTime { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The most bytes of a file that a task returns.</summary>
    public long MaxFile { get; init; } = 1L << 30;

    /// <summary>The most bytes of all files that a job's tasks return.</summary>
    public long MaxFiles { get; init; } = 8L << 30;

    /// <summary>Where the files of jobs lie while this worker works on them.</summary>
    public string WorkDirectory { get; init; } = "data/work";

    /// <summary>Where the files of tasks go; shared by all nodes.</summary>
    public string OutputDirectory { get; init; } = "data/output";
}
