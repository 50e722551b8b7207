namespace AkkaCluster.Cli.Compare;

/// <summary>One second of a run, by when requests ended.</summary>
/// <param name="Second">Since the start.</param>
/// <param name="Completed">Answered.</param>
/// <param name="Errors">Given up.</param>
/// <param name="P99Milliseconds">Of those that ended; 0 where none did.</param>
internal sealed record SecondReport(int Second, int Completed, int Errors, double P99Milliseconds);
