namespace Akka.Cluster.Tests.Processes;

/// <summary>Tests of processes run one after the other, so that each has the machine.</summary>
[CollectionDefinition(nameof(ProcessCollection), DisableParallelization = true)]
public class ProcessCollection
{
}
