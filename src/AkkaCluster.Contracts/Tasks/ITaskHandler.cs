namespace AkkaCluster.Contracts;

/// <summary>
/// Runs the tasks of one job on one worker. A worker has several slots and calls the handler from all of them at once; one that holds
/// resources may implement <see cref="IAsyncDisposable"/> or <see cref="IDisposable"/> and is disposed of when the worker is done with the job.
/// </summary>
public interface ITaskHandler
{
    /// <summary>
    /// Runs one task: reads the input, writes the output to <see cref="TaskContext.Output"/>. Throwing fails the attempt; what it wrote is then dropped.
    /// A task that has nothing to wait for completes synchronously and costs no allocation.
    /// </summary>
    /// <param name="input">The task's input.</param>
    /// <param name="context">Output, attempt and files of this task. It is valid until the returned task ends.</param>
    /// <param name="cancellation">Cancelled when the job is cancelled, the task's time limit is over, or the lease is taken back.</param>
    /// <exception cref="TaskFailedException">The attempt failed in a way that the handler knows.</exception>
    ValueTask ExecuteAsync(TaskInput input, TaskContext context, CancellationToken cancellation);
}
