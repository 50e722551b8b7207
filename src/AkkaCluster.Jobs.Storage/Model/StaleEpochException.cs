namespace AkkaCluster.Jobs.Storage;

/// <summary>Another incarnation took over, or the job is finished: the writer must stop. Nothing of the operation is written.</summary>
public sealed class StaleEpochException(string message) : Exception(message);
