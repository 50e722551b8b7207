namespace Akka.Cluster.Sharding.Tests.Simulation;

/// <summary>What may happen in a run.</summary>
internal sealed record SimPlan(int Nodes, int Steps, bool Crashes, bool Leaves, bool CoordinatorRestarts);
