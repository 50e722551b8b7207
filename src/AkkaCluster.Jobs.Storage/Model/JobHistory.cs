namespace AkkaCluster.Jobs.Storage;

/// <summary>What a new incarnation of a job's actor has to know.</summary>
/// <param name="Done">The recorded tasks, ordered.</param>
/// <param name="Attempts">Tasks that are not recorded but were tried: index to attempts so far.</param>
/// <param name="Leases">Leases that were out and never answered.</param>
/// <param name="Files">Files of recorded tasks: name to temporary name.</param>
public sealed record JobHistory(
    IReadOnlyList<TaskRun> Done,
    IReadOnlyDictionary<long, int> Attempts,
    IReadOnlyList<LeaseRecord> Leases,
    IReadOnlyDictionary<string, string> Files);
