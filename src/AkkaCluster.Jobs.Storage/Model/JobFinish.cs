namespace AkkaCluster.Jobs.Storage;

/// <summary>How a job ended.</summary>
public sealed record JobFinish(JobState State, DateTimeOffset At, string? Error = null, JobResult? Result = null)
{
    /// <summary>Why it failed; kept as <see cref="StorableText"/>.</summary>
    public string? Error { get; init => field = Fit(value); } = Fit(Error);

    private static string? Fit(string? error) => error is null ? null : StorableText.Of(error, 2 * StorableText.MostOfError);
}
