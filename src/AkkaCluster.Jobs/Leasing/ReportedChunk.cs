using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Leasing;

/// <summary>What a worker reports of a chunk or a part of it, without the outputs.</summary>
/// <param name="Lease">The lease, or null where it is of an earlier incarnation.</param>
/// <param name="Run">The tasks that are reported.</param>
/// <param name="Attempt">Which attempt at them it was.</param>
/// <param name="Failures">The tasks that failed.</param>
/// <param name="Elapsed">How long the tasks took.</param>
internal sealed record ReportedChunk(long? Lease, TaskRun Run, int Attempt, IReadOnlyList<LeaseMessages.Failure> Failures, TimeSpan Elapsed);
