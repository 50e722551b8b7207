namespace AkkaCluster.Benchmarks.Remote;

/// <summary>A small object that only the default serializer knows.</summary>
public sealed record SmallObject(int Id, string Name, double Value, bool Flag);
