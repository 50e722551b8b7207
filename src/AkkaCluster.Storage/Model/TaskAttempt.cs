namespace AkkaCluster.Storage;

/// <summary>An attempt that failed.</summary>
/// <param name="Index">The task.</param>
/// <param name="Attempt">Which attempt, from 1.</param>
/// <param name="Worker">Who tried.</param>
/// <param name="Error">What was wrong.</param>
/// <param name="Final">Whether the task failed with it for good.</param>
public sealed record TaskAttempt(long Index, int Attempt, string Worker, string Error, bool Final);
