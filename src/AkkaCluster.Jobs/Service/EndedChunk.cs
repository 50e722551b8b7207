namespace AkkaCluster.Jobs;

/// <summary>What a slot of a worker has run.</summary>
/// <param name="Worker">The worker's address.</param>
/// <param name="Slot">The slot, from 1.</param>
/// <param name="JobId">The job.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="First">The first task of the chunk.</param>
/// <param name="Count">How many tasks of it were done.</param>
/// <param name="Failed">Those of them that failed.</param>
/// <param name="Attempt">Which attempt at them this was.</param>
/// <param name="Since">When it began.</param>
/// <param name="Until">When it ended, by the worker's clock; of one that is lost, when the leader missed its worker.</param>
/// <param name="Lost">Whether its worker was lost with it.</param>
public sealed record EndedChunk(string Worker, int Slot, string JobId, string Kind, long First, long Count, long Failed, int Attempt, DateTimeOffset Since, DateTimeOffset Until, bool Lost = false);
