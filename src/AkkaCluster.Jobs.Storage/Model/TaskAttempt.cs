using AkkaCluster.Contracts;

namespace AkkaCluster.Jobs.Storage;

/// <summary>An attempt that failed.</summary>
/// <param name="Index">The task.</param>
/// <param name="Attempt">Which attempt, from 1.</param>
/// <param name="Worker">Who tried.</param>
/// <param name="Error">What was wrong; kept as <see cref="StorableText"/>.</param>
/// <param name="Final">Whether the task failed with it for good.</param>
/// <param name="Trace">Where in the handler's code it happened, where an exception that nobody expected says so; kept as <see cref="StorableText"/>.</param>
public sealed record TaskAttempt(long Index, int Attempt, string Worker, string Error, bool Final, string? Trace = null)
{
    public string Error { get; init => field = StorableText.Of(value); } = StorableText.Of(Error);

    public string? Trace { get; init => field = value is null ? null : StorableText.Of(value); } = Trace is null ? null : StorableText.Of(Trace);

    public DateTimeOffset StartedAt { get; init; }

    public TimeSpan Elapsed { get; init; }

    /// <summary>What it left, where its handler keeps that.</summary>
    public TaskLog? Log { get; init; }
}
