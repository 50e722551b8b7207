namespace AkkaCluster.EndToEndTests.Support;

/// <summary>Tests that start processes run one after the other: each wants the machine for itself.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessTests
{
    public const string Name = "processes";
}
