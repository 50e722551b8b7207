namespace AkkaCluster.Jobs.Storage;

/// <summary>Which incarnation of the leader a store knows as its last.</summary>
/// <param name="Epoch">0 where there was none.</param>
/// <param name="Owner">Its node's address.</param>
public sealed record Leadership(long Epoch, string Owner);
