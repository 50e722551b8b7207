using System.Text;

namespace AkkaCluster.JobKinds.Exec;

/// <summary>What became of one process.</summary>
/// <param name="ExitCode">Its exit code; 128 and the signal's number where a signal ended it, as a shell says it.</param>
/// <param name="Stdout">Its standard output, byte for byte.</param>
/// <param name="Stderr">Its standard error, up to the bound.</param>
/// <param name="DroppedBytes">How much of standard error went over the bound.</param>
public sealed record CommandOutcome(int ExitCode, ReadOnlyMemory<byte> Stdout, ReadOnlyMemory<byte> Stderr, long DroppedBytes)
{
    /// <summary>The end of its standard error, where the bound kept only the beginning.</summary>
    internal ReadOnlyMemory<byte> StderrTail { get; init; } = Stderr;

    /// <summary>The signal that ended it; 0 for none.</summary>
    public int Signal { get; init; }

    /// <summary>Whether it was killed because it took too long.</summary>
    public bool TimedOut { get; init; }

    /// <summary>Its standard output as text.</summary>
    public string StdoutText => Encoding.UTF8.GetString(Stdout.Span);

    /// <summary>Its standard error as text.</summary>
    public string StderrText => Encoding.UTF8.GetString(Stderr.Span);
}
