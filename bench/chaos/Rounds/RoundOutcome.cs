using AkkaCluster.Chaos.Histories;

namespace AkkaCluster.Chaos.Rounds;

/// <summary>What a round was.</summary>
/// <param name="History">All that is known of it.</param>
/// <param name="Windows">Its faults.</param>
/// <param name="Violations">What was wrong.</param>
/// <param name="Injected">Seconds until the last fault was over.</param>
/// <param name="Whole">Seconds until the cluster was whole again.</param>
/// <param name="Seconds">How long it took, all jobs ended and read.</param>
internal sealed record RoundOutcome(History History, IReadOnlyList<FaultWindow> Windows, IReadOnlyList<Violation> Violations, double Injected, double Whole, double Seconds);
