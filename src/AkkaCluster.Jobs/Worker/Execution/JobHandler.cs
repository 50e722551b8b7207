using AkkaCluster.Contracts;

namespace AkkaCluster.Jobs.Worker.Execution;

/// <summary>What runs the tasks of a job.</summary>
/// <param name="Handler">The kind's.</param>
/// <param name="HeartbeatLimit">How long a task may be silent; null for as long as it likes.</param>
internal sealed record JobHandler(ITaskHandler Handler, TimeSpan? HeartbeatLimit);
