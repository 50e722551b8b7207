namespace AkkaCluster.Jobs;

/// <summary>Chunks that have ended since a question before, as far as the leader still has them.</summary>
/// <param name="Epoch">Which incarnation of the leader counts them.</param>
/// <param name="Last">Its number of the last; what is asked about next.</param>
/// <param name="Chunks">The chunks, in the order in which the leader heard of them.</param>
public sealed record EndedChunks(long Epoch, long Last, IReadOnlyList<EndedChunk> Chunks);
