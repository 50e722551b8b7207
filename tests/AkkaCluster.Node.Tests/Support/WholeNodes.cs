namespace AkkaCluster.Node.Tests.Support;

/// <summary>Tests that run whole nodes run one after the other: a signal to the process reaches all that are in it.</summary>
[CollectionDefinition(Name)]
public sealed class WholeNodes
{
    public const string Name = "whole nodes";
}
