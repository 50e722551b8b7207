namespace AkkaCluster.Cli.Compare;

/// <summary>What became of one request.</summary>
/// <param name="Started">When it was sent, since the run's start.</param>
/// <param name="Took">Until its answer, or until it was given up.</param>
/// <param name="Error">Why there is no answer; null where there is.</param>
internal sealed record RequestSample(TimeSpan Started, TimeSpan Took, string? Error)
{
    public TimeSpan Ended => Started + Took;

    public bool Completed => Error is null;
}
