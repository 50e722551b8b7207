namespace AkkaCluster.Cli.Compare;

/// <summary>A whole comparison.</summary>
/// <param name="Machine">Cores and operating system.</param>
/// <param name="Command">The command line that makes it again.</param>
/// <param name="Options">What was compared.</param>
/// <param name="Sides">The cluster first.</param>
internal sealed record CompareReport(string Machine, string Command, CompareOptions Options, IReadOnlyList<SideReport> Sides)
{
    /// <summary>The rows of the table: what was measured, and its value for a side.</summary>
    public static IReadOnlyList<(string Name, Func<SideReport, string> Value)> Rows { get; } =
    [
        ("tasks completed", side => $"{side.Completed} of {side.Tasks}"),
        ("tasks lost", side => Whole(side.Lost)),
        ("executed twice", side => Whole(side.ExecutedTwice)),
        ("recorded twice", side => side.RecordedTwice is { } count ? Whole(count) : "nothing is recorded"),
        ("tasks/s (before the fault)", side => Whole(side.ThroughputBefore)),
        ("tasks/s until recovered", side => side.FaultAt is null || side.RecoverySeconds == 0 ? "–" : Whole(side.ThroughputDuring)),
        ("tasks/s afterwards", side => side.FaultAt is null || side.RecoverySeconds is null ? "–" : Whole(side.ThroughputAfter)),
        ("time to recover", Recovery),
        ("latency, median", side => $"{side.P50Milliseconds:0.0} ms"),
        ("latency, 99 %", side => $"{side.P99Milliseconds:0} ms"),
        ("latency, longest", side => $"{side.MaxMilliseconds:0} ms"),
        ("CPU time a task", CpuOfTask),
        ("memory, all processes", side => $"{side.MemoryMiB:0} MiB"),
        ("what was done to it", side => side.Fault),
    ];

    public static string Recovery(SideReport side) => side.FaultAt is null ? "–" : side.RecoverySeconds is { } seconds ? $"{seconds:0.0} s" : "not within the run";

    public static string CpuOfTask(SideReport side) => $"{side.CpuSeconds * 1000 / side.Tasks:0.0} ms";

    public static string Whole(double number) => number.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture);
}
