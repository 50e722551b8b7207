namespace Akka.Cluster.Sharding.Tests.Simulation;

/// <summary>What may happen in a run.</summary>
internal sealed record SimPlan(int Nodes, int Steps, bool Crashes = false, bool Leaves = false, bool CoordinatorRestarts = false, bool Partitions = false);
