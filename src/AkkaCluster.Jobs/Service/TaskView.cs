namespace AkkaCluster.Jobs;

/// <summary>A recorded task for people.</summary>
public readonly record struct TaskView(long Index, bool Failed, int Attempts, string? Worker, ReadOnlyMemory<byte> Output);
