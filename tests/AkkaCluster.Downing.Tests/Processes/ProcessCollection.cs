namespace AkkaCluster.Downing.Tests.Processes;

/// <summary>Tests that start processes run one after another; what they wait for mostly takes time, not the processor.</summary>
[CollectionDefinition(nameof(ProcessCollection))]
public class ProcessCollection;
