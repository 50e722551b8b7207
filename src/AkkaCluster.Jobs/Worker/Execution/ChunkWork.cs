using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Worker.Execution;

/// <summary>One chunk to run.</summary>
/// <param name="JobId">The job.</param>
/// <param name="Spec">What to do.</param>
/// <param name="Epoch">The incarnation of the job's actor that leased it.</param>
/// <param name="Grant">The lease.</param>
/// <param name="Handler">Makes or finds the job's handler.</param>
/// <param name="Folder">What the job has on this machine.</param>
/// <param name="Watch">Told of the task that runs.</param>
internal sealed record ChunkWork(string JobId, JobSpec Spec, long Epoch, LeaseMessages.Grant Grant, Func<JobHandler> Handler, JobFolder Folder, TaskWatch Watch);
