using AkkaCluster.Client.Model;

namespace AkkaCluster.Jobs.Http.Feed;

/// <summary>The jobs at a glance.</summary>
/// <param name="Totals">How many there are of each state.</param>
/// <param name="Jobs">The newest, without their parameters.</param>
internal sealed record JobsAnswer(IReadOnlyDictionary<string, long> Totals, IReadOnlyList<Job> Jobs);
