namespace AkkaCluster.Simulation.Model;

/// <summary>What the job store takes, in milliseconds, measured with full synchronisation.</summary>
internal sealed record StoreCosts
{
    /// <summary>A transaction: beginning it, and bringing it to the disk.</summary>
    public required double Commit { get; init; }

    /// <summary>How much that varies: standard deviation over mean.</summary>
    public required double CommitSpread { get; init; }

    /// <summary>The share of it that keeps a core busy.</summary>
    public required double ProcessorShare { get; init; }

    /// <summary>The share of an operation that does.</summary>
    public required double OperationShare { get; init; }

    /// <summary>A job in it that is admitted.</summary>
    public required double Admit { get; init; }

    /// <summary>A chunk in it that is recorded.</summary>
    public required double Record { get; init; }

    /// <summary>A task of that chunk.</summary>
    public required double Task { get; init; }

    /// <summary>How many transactions of different nodes it carries out at once, as its throughput tells; SQLite has one writer.</summary>
    public required double Writers { get; init; }

    public StoreCosts Slower(double by) => this with { Commit = Commit * by, Admit = Admit * by, Record = Record * by, Task = Task * by };
}
