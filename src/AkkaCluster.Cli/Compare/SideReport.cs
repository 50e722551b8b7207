namespace AkkaCluster.Cli.Compare;

/// <summary>What was measured of one side.</summary>
internal sealed record SideReport
{
    public required string Side { get; init; }

    public required int Tasks { get; init; }

    public required int Completed { get; init; }

    /// <summary>Tasks that the client has no answer for.</summary>
    public required int Lost { get; init; }

    /// <summary>Executions beyond the first of a task.</summary>
    public required long ExecutedTwice { get; init; }

    /// <summary>Results kept more than once; null where none are kept.</summary>
    public required long? RecordedTwice { get; init; }

    /// <summary>Completed tasks a second: until the fault, from it until the side had recovered, and after that.</summary>
    public required double ThroughputBefore { get; init; }

    public required double ThroughputDuring { get; init; }

    public required double ThroughputAfter { get; init; }

    public required double P50Milliseconds { get; init; }

    public required double P99Milliseconds { get; init; }

    public required double MaxMilliseconds { get; init; }

    /// <summary>From the fault until tasks were answered again as before; null where they never were.</summary>
    public required double? RecoverySeconds { get; init; }

    public required double CpuSeconds { get; init; }

    public required double MemoryMiB { get; init; }

    public required string Fault { get; init; }

    /// <summary>When the fault came, in seconds since the start; null where there was none.</summary>
    public required double? FaultAt { get; init; }

    /// <summary>The most frequent errors, with how often each came.</summary>
    public required IReadOnlyList<string> Errors { get; init; }

    /// <summary>The run by seconds, for the plots.</summary>
    public required IReadOnlyList<SecondReport> Seconds { get; init; }
}
