using AkkaCluster.Jobs.Placement;

namespace AkkaCluster.Jobs;

/// <summary>How a worker behaves; the section Worker.</summary>
public sealed class WorkerOptions
{
    /// <summary>Chunks that run at once; 0: one per processor.</summary>
    public int Slots { get; set; }

    /// <summary>The most slots that it may be given while it runs (<c>akkacluster slots</c>); 0: four per processor, or as many as it begins with where that is more.</summary>
    public int MaxSlots { get; set; }

    /// <summary>Chunks that are kept ready besides; -1: as many as slots.</summary>
    public int Prefetch { get; set; } = -1;

    /// <summary>Whether this worker takes work only while no active one is there (active-passive availability).</summary>
    public bool Standby { get; set; }

    /// <summary>What this worker is, as <c>zone=b</c> each, for jobs that require it.</summary>
    public IReadOnlyList<string> Labels { get; set; } = [];

    /// <summary>What it has, and how much, as <c>gpu=2</c> or <c>memory=8GiB</c> each: tasks that require some of it run together only while there is enough. The cluster counts what tasks say, it does not measure what they use.</summary>
    public IReadOnlyList<string> Resources { get; set; } = [];

    /// <summary>Takes no more work while the machine's memory is fuller than this share.</summary>
    public double MaxMemory { get; set; } = 0.92;

    /// <summary>Takes no more work while results of so many bytes wait to be recorded.</summary>
    public long MaxUnrecorded { get; set; } = 64 << 20;

    /// <summary>
    /// The most bytes that one task may output; more belongs into a file. Outputs above 512 KiB are stored by their worker and do not travel in messages. The same on all nodes:
    /// a job that may put out more is refused when it is submitted.
    /// </summary>
    public int MaxOutputSize { get; set; } = 64 << 20;

    /// <summary>Of what an attempt that failed wrote to standard output and error, so many bytes each are kept: the last.</summary>
    public int MaxLogSize { get; set; } = 16 << 10;

    /// <summary>Where a worker keeps the files of the jobs that it works on, while it does. On a disk of the machine; several workers may have the same.</summary>
    public string WorkDirectory { get; set; } = "data/work";

    /// <summary>A chunk's results are reported in parts of so many bytes.</summary>
    public int PartSize { get; set; } = 256 << 10;

    /// <summary>Or whenever it has taken so long.</summary>
    public TimeSpan PartTime { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// A slot is stuck when its handler goes on so long after it was asked to end (its job was cancelled, its time limit is over, its lease was taken back): the handler ignores its
    /// cancellation token. The log names kind and task; 'cluster', the dashboard, pbm and /metrics count stuck slots.
    /// </summary>
    public TimeSpan StuckAfter { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Such a handler is given up: another thread takes its slot, and its task has failed where it is still wanted. With so many of them the node drains, leaves the cluster and ends
    /// with exit code 1, for whoever supervises it to start it again. Null: never.
    /// </summary>
    public int? LeaveWhenStuck { get; set; } = 8;

    /// <summary>A result that was not acknowledged is sent again after this time, and then each time after twice as long, up to 30 s.</summary>
    public TimeSpan ResendAfter { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>What is wrong with them.</summary>
    public static IEnumerable<string> Faults(WorkerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Slots < 0)
            yield return $"akkacluster.worker.slots is {options.Slots}; expected 0 (one per processor) or more.";
        if (options.MaxSlots != 0 && options.MaxSlots < Math.Max(1, options.Slots))
            yield return $"akkacluster.worker.max-slots is {options.MaxSlots}; expected as many as slots ({options.Slots}) at least, or 0 (four per processor).";
        if (options.Prefetch < -1)
            yield return $"akkacluster.worker.prefetch is {options.Prefetch}; expected -1 (as many as slots) or more.";
        foreach (var fault in WorkerPlace.Faults(options.Labels, options.Resources))
            yield return fault;
        if (options.MaxMemory is <= 0 or > 1)
            yield return $"akkacluster.worker.max-memory is {options.MaxMemory}; expected a share above 0, up to 1.";
        if (options.MaxOutputSize < 1)
            yield return $"akkacluster.worker.max-output-size is {options.MaxOutputSize}; expected 1 byte at least.";
        if (options.MaxLogSize is < 0 or > 512 << 10)
            yield return $"akkacluster.worker.max-log-size is {options.MaxLogSize}; expected 0 to 512 KiB.";
        if (string.IsNullOrWhiteSpace(options.WorkDirectory))
            yield return "akkacluster.worker.work-directory is empty; expected a folder on a disk of the machine.";
        if (options.PartSize < 1)
            yield return $"akkacluster.worker.part-size is {options.PartSize}; expected 1 byte at least.";
    }
}
