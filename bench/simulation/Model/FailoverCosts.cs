namespace AkkaCluster.Simulation.Model;

/// <summary>How long the cluster needs after a SIGKILL, in milliseconds, at some five nodes.</summary>
/// <param name="Leader">Until the next leader answers.</param>
/// <param name="Worker">Until its tasks are handed out again.</param>
/// <param name="Home">Until the next incarnation of the job's actor hands out and records; measured with the other costs.</param>
internal sealed record FailoverCosts(double Leader, double Worker, double Home)
{
    /// <summary>docs/PERFORMANCE.md, medians of twenty rounds of the benchmark jobs-failover.</summary>
    public static FailoverCosts Documented { get; } = new(620, 1270, 1290);
}
