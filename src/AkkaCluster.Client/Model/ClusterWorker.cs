namespace AkkaCluster.Client.Model;

/// <summary>A worker of the cluster.</summary>
public sealed record ClusterWorker
{
    /// <summary>Its address.</summary>
    public required string Address { get; init; }

    /// <summary>Whether it only stands by.</summary>
    public bool Standby { get; init; }

    /// <summary>Whether it is leaving.</summary>
    public bool Draining { get; init; }

    /// <summary>How many tasks it runs at once.</summary>
    public int Slots { get; init; }

    /// <summary>The most that it may be told to run at once; 0 where its node does not say.</summary>
    public int MaxSlots { get; init; }

    /// <summary>How many it runs now.</summary>
    public int BusySlots { get; init; }

    /// <summary>Busy slots whose handlers were asked to end and go on all the same.</summary>
    public int StuckSlots { get; init; }

    /// <summary>Tasks executed since it started.</summary>
    public long Executed { get; init; }

    /// <summary>Share of its machine's processors in use, from 0 to 1.</summary>
    public double CpuLoad { get; init; }

    /// <summary>Share of its machine's memory in use, from 0 to 1.</summary>
    public double MemoryLoad { get; init; }

    /// <summary>Why it takes no work although it could; null where it does.</summary>
    public string? Holding { get; init; }

    /// <summary>The kinds that it can execute.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>What it is, for jobs that require it.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>What it has for tasks that require some of it, and how much.</summary>
    public IReadOnlyDictionary<string, long> Resources { get; init; } = new Dictionary<string, long>();

    /// <summary>How much of them is taken by the tasks that it holds.</summary>
    public IReadOnlyDictionary<string, long> ResourcesInUse { get; init; } = new Dictionary<string, long>();

    /// <summary>What its slots run: of the first 64.</summary>
    public IReadOnlyList<ClusterSlot> Running { get; init; } = [];
}
