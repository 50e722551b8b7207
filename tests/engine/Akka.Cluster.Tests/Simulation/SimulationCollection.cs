namespace Akka.Cluster.Tests.Simulation;

/// <summary>The simulation takes all cores; tests of living systems do not run beside it.</summary>
[CollectionDefinition(nameof(SimulationCollection), DisableParallelization = true)]
public class SimulationCollection
{
}
