namespace AkkaCluster.Client.Model;

/// <summary>Consecutive tasks that a worker ran and reported together.</summary>
/// <param name="First">The index of the first of them, from 0.</param>
/// <param name="Count">How many they are.</param>
/// <param name="Worker">The worker.</param>
/// <param name="StartedAt">When it began with them.</param>
/// <param name="Seconds">How long they took.</param>
public sealed record JobChunk(long First, int Count, string Worker, DateTimeOffset StartedAt, double Seconds);
