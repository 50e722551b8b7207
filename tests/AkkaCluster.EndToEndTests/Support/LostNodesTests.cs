namespace AkkaCluster.EndToEndTests.Support;

/// <summary>Tests of nodes that are paused, cut off or gone until the others notice, one after the other, beside those that work and those that wait.</summary>
[CollectionDefinition(Name)]
public sealed class LostNodesTests
{
    public const string Name = "lost nodes";
}
