namespace AkkaCluster.Downing.Tests.Processes;

/// <summary>Tests that start processes run one after another, alone.</summary>
[CollectionDefinition(nameof(ProcessCollection), DisableParallelization = true)]
public class ProcessCollection;
