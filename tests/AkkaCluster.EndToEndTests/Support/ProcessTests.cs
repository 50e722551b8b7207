namespace AkkaCluster.EndToEndTests.Support;

/// <summary>Tests of nodes that work run one after the other: each wants the machine for itself.</summary>
[CollectionDefinition(Name)]
public sealed class ProcessTests
{
    public const string Name = "processes";
}
