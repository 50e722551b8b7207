namespace AkkaCluster.Samples.Shop.Drill;

/// <summary>What is done to a node.</summary>
/// <param name="At">Since the shoppers began.</param>
/// <param name="Kind">What.</param>
/// <param name="Node">To which, from 0 on.</param>
/// <param name="Lasting">Until it is over or healed.</param>
internal sealed record Fault(TimeSpan At, FaultKind Kind, int Node, TimeSpan Lasting);
