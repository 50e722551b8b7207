using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs;

/// <summary>All that is known of one task.</summary>
/// <param name="Job">Its job.</param>
/// <param name="Index">Its place among the job's tasks.</param>
/// <param name="Input">Its input, as text.</param>
/// <param name="Recorded">Its outcome; null where it has none yet.</param>
/// <param name="Attempts">The attempts at it, in order: those that failed or were lost, and the one that succeeded.</param>
public sealed record TaskHistory(JobRecord Job, long Index, string Input, TaskView? Recorded, IReadOnlyList<AttemptRecord> Attempts);
