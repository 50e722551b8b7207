namespace AkkaCluster.EndToEndTests.Support;

/// <summary>Tests of nodes that mostly wait for a time to pass, one after the other, beside those that work.</summary>
[CollectionDefinition(Name)]
public sealed class WaitingTests
{
    public const string Name = "waiting processes";
}
