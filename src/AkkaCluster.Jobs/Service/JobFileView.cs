using AkkaCluster.Contracts;

namespace AkkaCluster.Jobs;

/// <summary>A file of a job.</summary>
/// <param name="Task">The task that returned it; null where it came with the job.</param>
/// <param name="File">The file.</param>
public sealed record JobFileView(long? Task, JobFile File);
