namespace AkkaCluster.Jobs;

/// <summary>A worker as the leader sees it.</summary>
public sealed record WorkerInfo
{
    public required string Address { get; init; }

    /// <summary>Whether it is a standby of active-passive availability.</summary>
    public bool Standby { get; init; }

    public bool Draining { get; init; }

    public int Slots { get; init; }

    /// <summary>The most slots that it may be given.</summary>
    public int MaxSlots { get; init; }

    public int BusySlots { get; init; }

    /// <summary>Busy slots whose handlers were asked to end and go on all the same.</summary>
    public int StuckSlots { get; init; }

    /// <summary>Tasks executed since it started.</summary>
    public long Executed { get; init; }

    /// <summary>Share of the machine's processors in use, from 0 to 1.</summary>
    public double CpuLoad { get; init; }

    /// <summary>Share of the machine's memory in use, from 0 to 1.</summary>
    public double MemoryLoad { get; init; }

    /// <summary>Why it takes no work although it has free slots; null where it does.</summary>
    public string? Holding { get; init; }

    /// <summary>The kinds that it can execute.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>What it is, for jobs that ask for it.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>What it has for tasks that ask for some of it, and how much.</summary>
    public IReadOnlyDictionary<string, long> Resources { get; init; } = new Dictionary<string, long>();

    /// <summary>How much of them the tasks have that it holds.</summary>
    public IReadOnlyDictionary<string, long> ResourcesInUse { get; init; } = new Dictionary<string, long>();

    /// <summary>What its slots run.</summary>
    public IReadOnlyList<RunningChunk> Running { get; init; } = [];
}
