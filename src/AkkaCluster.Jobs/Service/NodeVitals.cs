namespace AkkaCluster.Jobs;

/// <summary>What a node says of itself.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Gateway">Where it serves HTTP; null where it does not, or nobody outside of its program knows.</param>
/// <param name="CpuLoad">Share of its machine's processors that its process uses, from 0 to 1.</param>
/// <param name="Memory">Bytes of memory that its process uses.</param>
/// <param name="StartedAt">Since when it runs.</param>
public sealed record NodeVitals(string Address, string? Gateway, double CpuLoad, long Memory, DateTimeOffset StartedAt);
