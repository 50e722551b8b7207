namespace AkkaCluster.Samples.Collatz;

/// <summary>The number with the longest sequence, the least where several are as long.</summary>
public sealed record Longest(long Number, long Steps);
