namespace AkkaCluster.Handlers.Exec;

/// <summary>What became of one process.</summary>
/// <param name="ExitCode">Its exit code; 128 and the signal's number where a signal ended it, as a shell says it.</param>
/// <param name="Stdout">Its standard output, up to the bound.</param>
/// <param name="Stderr">Its standard error, up to the bound.</param>
/// <param name="DroppedBytes">How much of both went over the bound.</param>
public sealed record CommandOutcome(int ExitCode, string Stdout, string Stderr, long DroppedBytes);
