namespace AkkaCluster.Jobs.Storage;

/// <summary>
/// A lease that is written before it is handed out, so that a task which takes its worker and the job's actor down together is found. Only
/// jobs whose actor was lost once already pay for it.
/// </summary>
/// <param name="Run">The tasks.</param>
/// <param name="Attempt">Which attempt at them this is.</param>
/// <param name="Worker">Who got them.</param>
/// <param name="Kills">How many workers were lost with them before.</param>
public sealed record LeaseRecord(TaskRun Run, int Attempt, string Worker, int Kills);
