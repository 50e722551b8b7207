namespace AkkaCluster.Contracts;

/// <summary>The parameters of a typed kind that takes none.</summary>
public sealed record NoParameters;
