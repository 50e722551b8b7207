namespace AkkaCluster.Http.Description;

/// <summary>A route's operation id. It is no name of routing: those are of the whole program, whose own routes may have the same.</summary>
internal sealed record OperationName(string Id);
