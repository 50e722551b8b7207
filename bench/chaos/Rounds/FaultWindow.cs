using AkkaCluster.Chaos.Plans;

namespace AkkaCluster.Chaos.Rounds;

/// <summary>When a fault was there for real.</summary>
internal sealed record FaultWindow(Fault Fault, double Began, double Ended);
