namespace AkkaCluster.Downing.Tests.Processes;

/// <summary>Tests that pause and cut off processes run one after another, beside those that kill them; what they wait for mostly takes time, not the processor.</summary>
[CollectionDefinition(nameof(ProcessCollection))]
public class ProcessCollection;
