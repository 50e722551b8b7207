namespace AkkaCluster.Http.Tasks;

/// <summary>What a single task answered.</summary>
/// <param name="Output">Its output.</param>
/// <param name="Worker">Who ran it.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Job">The job that it was, where it was one.</param>
public sealed record SingleTaskResult(ReadOnlyMemory<byte> Output, string? Worker, int Attempts, string? Job);
