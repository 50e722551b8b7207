using AkkaCluster.Simulation.Kernel;

namespace AkkaCluster.Simulation.Model;

/// <summary>What a simulated workload came to.</summary>
/// <param name="Rate">Tasks, or jobs, a second.</param>
/// <param name="Latency">From the call to its answer, in milliseconds; of a large job nothing.</param>
/// <param name="Wait">From a job's admission, or the moment that a chunk was wanted, to the start of work, in milliseconds.</param>
/// <param name="Gap">The longest time without an answer, or without a record, in milliseconds.</param>
/// <param name="Use">The resources by their utilisation, the busiest first.</param>
internal sealed record Outcome(double Rate, Percentiles Latency, Percentiles Wait, double Gap, IReadOnlyList<(string Name, double Share)> Use)
{
    /// <summary>The first bottleneck: what is used most.</summary>
    public (string Name, double Share) Bottleneck => Use[0];
}
