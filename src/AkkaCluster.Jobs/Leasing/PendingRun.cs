using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Leasing;

/// <summary>Tasks that wait for a worker.</summary>
/// <param name="Run">The tasks.</param>
/// <param name="Attempt">Which attempt at them is next.</param>
/// <param name="Kills">How many workers were lost with them.</param>
internal readonly record struct PendingRun(TaskRun Run, int Attempt, int Kills);
